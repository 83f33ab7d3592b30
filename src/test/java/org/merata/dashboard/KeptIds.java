package org.merata.dashboard;

/** Ids of kept tables, as the page of tables makes them. */
public final class KeptIds {
    private KeptIds() {}

    public static String of(String release, String query) {
        return new FrozenView(release, query).id();
    }
}
