package org.merata.web;

import java.util.List;
import java.util.Optional;
import org.merata.model.Notice;

/**
 * The right to read a site until it is closed: the published version behind it stays open so long, whatever is published meanwhile.
 * Taken for each request.
 *
 * @param site empty while nothing has been published
 * @param badEdit the errors of an edit of the definitions that was not taken; empty where there is none
 * @param release gives the lease back
 */
public record SiteLease(Optional<Site> site, List<Notice> badEdit, Runnable release) implements AutoCloseable {
    public SiteLease {
        badEdit = List.copyOf(badEdit);
    }

    @Override
    public void close() {
        release.run();
    }
}
