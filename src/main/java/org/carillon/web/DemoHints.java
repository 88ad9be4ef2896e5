package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Who can sign in to the demo. `boot` fills it where there is one; elsewhere it stays empty, and nothing here is
/// open to strangers.
@ApplicationScoped
public class DemoHints {
    /// An account of the demo.
    ///
    /// @param role what can be seen with it, such as "has sort rules"
    public record Account(String address, String name, String role) {}

    private final boolean capture;
    private volatile List<Account> accounts = List.of();
    private volatile String password = "";

    DemoHints(@ConfigProperty(name = "carillon.delivery.route", defaultValue = "mx") String route) {
        this.capture = route.equals("capture");
    }

    /// Opens the demo's pages to everybody.
    public void open(List<Account> accounts, String password) {
        this.accounts = List.copyOf(accounts);
        this.password = password;
    }

    /// True in a demo, where no letter leaves and everybody may look at them.
    public boolean open() {
        return capture && !accounts.isEmpty();
    }

    /// True when letters are kept to be looked at and none leaves.
    public boolean captures() {
        return capture;
    }

    /// The first account whose role has that word, or the first of all; empty where there is no demo.
    String who(String word) {
        return accounts.stream()
                .filter(a -> a.role().contains(word))
                .findFirst()
                .or(() -> accounts.stream().findFirst())
                .map(Account::address)
                .orElse("");
    }

    public List<Account> accounts() {
        return accounts;
    }

    /// Of all its accounts; empty where there is no demo.
    public String password() {
        return password;
    }
}
