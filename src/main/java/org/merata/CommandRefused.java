package org.merata;

/** A command cannot be carried out, for a reason its user can act on. The message is what they read. */
final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CommandRefused(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
