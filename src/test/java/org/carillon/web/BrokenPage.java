package org.carillon.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;

/// A page with a mistake of ours, and one whose database has gone; only tests have them.
@Path("/broken")
@Produces(MediaType.TEXT_HTML)
public class BrokenPage {
    static final String SECRET = "a detail that is nobody's business";

    @GET
    public String mistake() {
        throw new IllegalStateException(SECRET);
    }

    @GET
    @Path("/database")
    public String away() {
        throw new IllegalStateException(new SQLException(SECRET, "08006"));
    }
}
