package org.carillon.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.jspecify.annotations.Nullable;

/// The away form as it comes from a browser; what is missing is empty.
public class AwayFields {
    @FormParam("text")
    @DefaultValue("")
    String text = "";

    @FormParam("subject")
    @DefaultValue("")
    String subject = "";

    @FormParam("from")
    @DefaultValue("")
    String from = "";

    @FormParam("from-time")
    @DefaultValue("")
    String fromTime = "";

    @FormParam("until")
    @DefaultValue("")
    String until = "";

    @FormParam("until-time")
    @DefaultValue("")
    String untilTime = "";

    @FormParam("zone")
    @DefaultValue("")
    String zone = "";

    @FormParam("every")
    @DefaultValue("")
    String every = "";

    @FormParam("address")
    @Nullable
    List<String> addresses;

    /// The button: `on`, `keep` or `look`.
    @FormParam("do")
    @DefaultValue("on")
    String deed = "on";

    /// @param mine all addresses of the person. Who has only one is not asked which.
    AwayForm form(List<Address> mine) {
        List<String> own = mine.stream().map(Address::toString).toList();
        List<String> ticked = addresses == null ? List.of() : addresses;
        List<String> chosen = ticked.isEmpty() && own.size() == 1 ? own : ticked;
        Stream<AwayForm.Own> known = own.stream().map(a -> new AwayForm.Own(a, true, chosen.contains(a)));
        Stream<AwayForm.Own> foreign =
                chosen.stream().filter(a -> !own.contains(a)).map(a -> new AwayForm.Own(a, false, true));
        var days = new AwayForm.Days(
                new AwayForm.When(from.strip(), fromTime.strip()),
                new AwayForm.When(until.strip(), untilTime.strip()),
                zone.strip());
        return new AwayForm(
                text, subject, days, every, Stream.concat(known, foreign).toList(), AwayForm.Faults.NONE);
    }
}
