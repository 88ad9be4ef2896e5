package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;

/// Takes in and out whom those who run a list name: people, and other lists of ours. Whoever asks has
/// [Right#CHANGE_MEMBERS] at the list, as every door has asked; a list is put onto it only by somebody who may say yes
/// for that one, too, so that nobody floods the members of others.
@ApplicationScoped
public class Intake {
    private final Members members;
    private final MemberImport imports;
    private final Nesting nesting;
    private final ListsAt addresses;
    private final Rights rights;

    Intake(Members members, MemberImport imports, Nesting nesting, ListsAt addresses, Rights rights) {
        this.members = members;
        this.imports = imports;
        this.nesting = nesting;
        this.addresses = addresses;
        this.rights = rights;
    }

    /// A list of ours at that address, when it is one.
    public Optional<MailingList> list(Address address) {
        return addresses
                .find(address)
                .filter(ListsAt.Found::itself)
                .flatMap(found -> MailingList.withId(found.listId()));
    }

    /// False when the person was a member already, or the list was on it.
    ///
    /// @throws SettingException when that address cannot be on the list, or is a list that the actor does not run
    @Transactional(dontRollbackOn = SettingException.class)
    public boolean add(MailingList list, Mailbox who, MemberMode mode, Actor actor) {
        Optional<MailingList> child = list(who.address());
        return child.isPresent()
                ? nest(list, child.get(), who.address(), actor)
                : members.admit(list, who, mode, actor.by());
    }

    /// @param typed the address by which it was named
    private boolean nest(MailingList parent, MailingList child, Address typed, Actor actor) {
        if (!rights.may(actor, Right.NEST, child)) {
            throw new SettingException(
                    typed + " is a list of its own. Only somebody who runs both lists can put it onto "
                            + parent.address() + "; ask those who run it, or the site.");
        }
        if (parent.closed() || child.closed()) {
            String closed = (parent.closed() ? parent : child).address().toString();
            throw new SettingException("The list " + closed + " is closed; open it again first.");
        }
        return nesting.nest(parent, child, actor.by());
    }

    /// Everybody in a file, as [Members#importAll], and the lists of ours in it.
    ///
    /// @throws SettingException when it is no file of members; then nobody is taken in
    public ImportReport importAll(MailingList list, MemberSource source, Actor actor, LongConsumer progress)
            throws IOException {
        return imports.read(
                list,
                source,
                actor.by(),
                child -> add(list, new Mailbox("", child), MemberMode.REGULAR, actor),
                progress);
    }

    /// The same with a few lines.
    public ImportReport importAll(MailingList list, Stream<String> lines, Actor actor) {
        try {
            return importAll(list, MemberSource.text(lines.collect(Collectors.joining("\n"))), actor, bytes -> {});
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// False when neither such a person nor such a list was on it.
    @Transactional
    public boolean remove(MailingList list, Address address, By by) {
        if (members.remove(list, address, by)) return true;
        return list(address).filter(child -> nesting.part(list, child, by)).isPresent();
    }
}
