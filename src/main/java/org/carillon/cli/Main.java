package org.carillon.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/// Where the process begins. Only `serve`, which is also what no argument means, boots the server.
@QuarkusMain
public final class Main {
    Main() {}

    public static void main(String... arguments) {
        if (arguments.length == 0 || List.of(arguments).equals(List.of("serve"))) {
            // In development Quarkus calls this again at each reload, so nothing here may end the process.
            Serve.run();
        } else {
            System.exit(Carillon.commandLine().execute(arguments));
        }
    }
}
