package org.carillon.web;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.carillon.lists.Right;

/// For each [Right] the requests that it opens: the table that [RolesAtEveryDoorTest] tries with every role. A new
/// page or call below a list gets its line here.
final class RightCalls {
    private RightCalls() {}

    /// A request by a door. Words in capitals stand for what a fresh list has: LIST, HASH of an archived post, HELD
    /// BAN and TOKEN by number, MEMBER by number and MIA by address, MO a moderator, ASKER and INVITED by number,
    /// NEW somebody nobody knows, OLD where the list was before, LOCAL a name that no list has in its DOMAIN,
    /// UMBRELLA a list that it is on, ENTRY the newest in its trail.
    ///
    /// @param body a form of a page as `name=value`, JSON to the API, or text with its type: `text/plain:# none`
    record Call(String method, String path, String body) {
        boolean api() {
            return path.startsWith("/api/");
        }

        boolean reading() {
            return method.equals("GET");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static Call look(String path) {
        return new Call("GET", "/lists/LIST" + path, "");
    }

    private static Call send(String path, String form) {
        return new Call("POST", "/lists/LIST" + path, form);
    }

    private static Call api(String method, String path, String body) {
        return new Call(method, "/api/v1" + path, body);
    }

    private static Call of(String method, String path, String body) {
        return api(method, "/lists/LIST" + path, body);
    }

    private static Call of(String path) {
        return of("GET", path, "");
    }

    static final Map<Right, List<Call>> ALL = Map.ofEntries(
            entry(Right.SEE_LIST, List.of(look(""))),
            entry(
                    Right.READ_ARCHIVE,
                    List.of(
                            look("/archive"),
                            look("/archive/2026-08"),
                            look("/archive/thread/HASH"),
                            look("/archive/message/HASH"),
                            look("/archive/message/HASH/raw"),
                            of("/archive/months"),
                            of("/archive/threads"),
                            of("/archive/threads/HASH"),
                            of("/archive/messages"),
                            of("/archive/messages/HASH"),
                            of("/archive/messages/HASH/raw"))),
            entry(Right.SEE_HELD, List.of(look("/held"), of("/held"))),
            entry(
                    Right.DECIDE_HELD,
                    List.of(
                            send("/held", "accept=HELD"),
                            send("/held", "discard=HELD"),
                            send("/held", "spam=HELD"),
                            of("POST", "/held/HELD/accept", ""),
                            of("POST", "/held/HELD/reject", ""),
                            of("POST", "/held/HELD/discard", ""),
                            of("POST", "/held/HELD/spam", ""),
                            api("POST", "/held/HELD/accept", ""),
                            api("POST", "/held/HELD/reject", ""),
                            api("POST", "/held/HELD/discard", ""),
                            api("POST", "/held/HELD/spam", ""))),
            entry(Right.SEE_SENT, List.of(look("/sent"), of("/sent"))),
            entry(Right.SEE_REQUESTS, List.of(look("/requests"), of("/requests"))),
            entry(
                    Right.DECIDE_REQUESTS,
                    List.of(
                            send("/requests", "approve=ASKER"),
                            send("/requests", "reject=ASKER"),
                            of("POST", "/requests/ASKER/approve", ""),
                            of("POST", "/requests/ASKER/reject", ""))),
            entry(
                    Right.INVITE,
                    List.of(
                            look("/requests/invitations"),
                            send("/requests/invitations", "lines=NEW"),
                            send("/requests/invitations/INVITED/withdraw", ""),
                            of("/invitations"),
                            of("POST", "/invitations", "{\"addresses\":[\"NEW\"]}"),
                            of("DELETE", "/invitations/INVITED", ""))),
            entry(Right.SEE_BANS, List.of(look("/bans"), of("/bans"))),
            entry(
                    Right.BAN,
                    List.of(
                            send("/bans", "lines=bad@spam.example&reason=x"),
                            send("/bans/BAN/lift", ""),
                            of("POST", "/bans", "{\"who\":\"bad@spam.example\"}"),
                            of("DELETE", "/bans/BAN", ""))),
            entry(
                    Right.SEE_MEMBERS,
                    List.of(
                            look("/members"),
                            look("/members?find=mia"),
                            look("/members/MEMBER"),
                            of("/members"),
                            of("/members/MIA"),
                            of("/nested"),
                            of("/umbrellas"))),
            entry(
                    Right.NEST,
                    List.of(send("/members/umbrellas/off", "list=UMBRELLA"), of("DELETE", "/umbrellas/UMBRELLA", ""))),
            entry(Right.SEE_ROSTER, List.of(look("/roster"))),
            entry(Right.EXPORT_MEMBERS, List.of(look("/members.csv"), of("/members.csv"))),
            entry(
                    Right.CHANGE_MEMBERS,
                    List.of(
                            send("/members/several", "deed=mode=nomail&member=MEMBER"),
                            send("/members/several", "deed=remove&member=MEMBER&sure=yes"),
                            send("/members/add", "lines=new@home.example"),
                            send("/members/nested/off", "list=UMBRELLA"),
                            send("/members/MEMBER", "mode=nomail"),
                            look("/members/MEMBER/remove"),
                            send("/members/MEMBER/remove", ""),
                            of("POST", "/members", "{\"address\":\"new@home.example\"}"),
                            of("POST", "/members", "text/csv:new@home.example"),
                            of("PATCH", "/members/MIA", "{\"name\":\"Mia\"}"),
                            of("DELETE", "/members/MIA", ""))),
            entry(Right.SEE_SETTINGS, List.of(look("/settings"), look("/settings/versions"), of(""), of("/versions"))),
            entry(
                    Right.CHANGE_SETTINGS,
                    List.of(
                            send("/settings", "seen=1&max-recipients=7"),
                            send("/settings/save", "seen=1&max-recipients=7"),
                            look("/settings/back/1"),
                            of("PATCH", "", "{\"settings\":{\"max-recipients\":\"7\"}}"),
                            of("POST", "/versions/1/restore", ""))),
            entry(
                    Right.CHANGE_TEXTS,
                    List.of(
                            look("/texts"),
                            look("/texts/welcome"),
                            send("/texts/welcome", "seen=1&subject=Hello&body=Be welcome."),
                            look("/texts/welcome/versions"),
                            send("/texts/welcome/versions/1/restore", ""),
                            of("/texts/welcome/versions"),
                            of("POST", "/texts/welcome/versions/1/restore", ""),
                            of("/texts"),
                            of("/texts/welcome"),
                            of("PUT", "/texts/welcome", "{\"body\":\"Be welcome.\"}"),
                            of("DELETE", "/texts/welcome", ""))),
            entry(Right.SEE_RULES, List.of(look("/rules"), look("/rules/try"), of("/rules"))),
            entry(
                    Right.CHANGE_RULES,
                    List.of(
                            send("/rules", "text=&letter="),
                            send("/rules/try", "text=&letter="),
                            of("PUT", "/rules", "text/plain:# none"))),
            entry(Right.SEE_TRAIL, List.of(look("/trail"), look("/trail/ENTRY"), of("/trail"), of("/trail/ENTRY"))),
            entry(Right.SEE_STAFF, List.of(look("/staff"), of("/staff"))),
            entry(
                    Right.CHANGE_STAFF,
                    List.of(
                            send("/staff/add", "who=new@home.example&role=moderator"),
                            send("/staff/remove", "who=MO&role=moderator"),
                            of("POST", "/staff", "{\"address\":\"new@home.example\",\"role\":\"owner\"}"),
                            of("DELETE", "/staff/moderator/MO", ""),
                            of("PATCH", "", "{\"moderators\":[]}"))),
            entry(
                    Right.CHANGE_TOKENS,
                    List.of(
                            look("/tokens"),
                            send("/tokens", "name=x&role=moderator&days=30"),
                            send("/tokens/TOKEN/withdraw", ""),
                            of("/tokens"),
                            of("POST", "/tokens", "{\"name\":\"x\",\"role\":\"moderator\"}"),
                            of("DELETE", "/tokens/TOKEN", ""))),
            entry(Right.MOVE_ARCHIVE, List.of(of("/archive/mbox"), of("POST", "/archive/import", "application/mbox:"))),
            entry(
                    Right.CREATE,
                    List.of(
                            new Call("POST", "/lists/new", "local=LOCAL&domain=DOMAIN&owners=NEW&style=discussion"),
                            api("POST", "/lists", "{\"address\":\"LOCAL@DOMAIN\"}"))),
            entry(Right.EXPORT_LIST, List.of(of("/export"), look("/life/export.zip"))),
            entry(
                    Right.CLOSE,
                    List.of(
                            look("/life"),
                            send("/life/close", ""),
                            send("/life/open", ""),
                            of("POST", "/close", ""),
                            of("POST", "/open", ""))),
            entry(
                    Right.RENAME,
                    List.of(
                            of("POST", "/move", "{\"address\":\"LOCAL@DOMAIN\"}"),
                            of("DELETE", "/former/OLD", ""),
                            send("/life/move", "local=LOCAL&domain=DOMAIN"),
                            send("/life/let-go", "former=OLD"))),
            entry(
                    Right.DELETE,
                    List.of(look("/life/delete"), send("/life/delete", "sure=LIST"), of("DELETE", "", ""))));

    /// Rights that no page or call asks for yet, and why.
    static final Map<Right, String> AWAITED = Map.of();

    /// Pages below a list that need no line: anybody who may know of the list gets to them, or they are checked
    /// elsewhere, as said.
    static final Map<String, String> OPEN = Map.ofEntries(
            entry("POST /lists/{address}/join", "whoever knows of the list: ListHomePagesTest"),
            entry("POST /lists/{address}/leave", "whoever knows of the list: ListHomePagesTest"),
            entry("GET /lists/{address}/{form: join|leave}", "leads to the home of the list"),
            entry("POST /lists/{address}/confirm/{token}", "whoever has the token: JoinPolicyTest, ListLifeTest"),
            entry("GET /lists/{address}/life/{deed: close|open|move|let-go}", "leads to the page with the form"),
            entry("GET /lists/{address}/staff/{deed: add|remove}", "leads to the page with the form"),
            entry("GET /lists/{address}/sent/{letter: [0-9]{1,18}}", "its author may look, too: SentPagesTest"),
            entry("GET /lists/{address}/rules/version/{id}", "goes by the same method as all rules"),
            entry("POST /lists/{address}/rules/version/{id}", "goes by the same method as all rules"),
            entry("GET /lists/{address}/options/{form: leave|link}", "leads to the page with the form"),
            entry("POST /lists/{address}/options/by/{token}", "whoever has the token: OptionPagesTest"),
            entry("GET /lists/{address}/options/by/{token}/{form: leave|end}", "leads to the page with the form"),
            entry("POST /lists/{address}/options/by/{token}/end", "whoever has the token: OptionPagesTest"),
            entry(
                    "GET /lists/{address}/texts/{name}/versions/{version: [0-9]{1,9}}/restore",
                    "leads to the page with the form"),
            entry("POST /lists/{address}/options/by/{token}/leave", "whoever has the token: OptionPagesTest"),
            entry("POST /lists/{address}/options/by/{token}/account", "whoever has the token: OptionPagesTest"),
            entry("POST /lists/{address}/options/by/{token}/address", "whoever has the token: OptionPagesTest"),
            entry("POST /lists/{address}/options", "one's own memberships only: OptionPagesTest"),
            entry("POST /lists/{address}/options/leave", "one's own memberships only: OptionPagesTest"),
            entry("POST /lists/{address}/options/link", "whoever knows of the list: OptionPagesTest"),
            entry("GET /lists/{address}/tokens/{id: [0-9]{1,18}}/withdraw", "leads to the page with the form"),
            entry("POST /lists/{address}/members/file", "a form with a file: MemberPagesTest"),
            entry(
                    "GET /lists/{address}/members/work/{id}",
                    "there is work only while a file is read: MemberPagesTest"));
}
