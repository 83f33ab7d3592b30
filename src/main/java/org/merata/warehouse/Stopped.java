package org.merata.warehouse;

/** Work on the records was told to stop. What was not committed is as if it had never begun, and the next run completes it. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
        super("The work was told to stop; the next run completes it.");
    }
}
