package org.merata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A command line that was run: what it wrote, and its exit code.
 *
 * @param bytes of the standard output, as a file would have them
 */
record CommandRun(int exitCode, byte[] bytes, String err) {
    /** Runs a command line in this process. */
    static CommandRun of(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        Locale locale = Locale.getDefault();
        var written = new ByteArrayOutputStream();
        var complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int exitCode = Main.run(arguments);
            System.out.flush();
            System.err.flush();
            return new CommandRun(exitCode, written.toByteArray(), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
            Locale.setDefault(locale);
        }
    }

    /** Whether there is such a command. */
    static boolean knows(String command) {
        return Main.commandLine().getSubcommands().containsKey(command);
    }

    /** Starts a command line as a process of its own, which writes errors to the same stream; its temporary files go to a folder. */
    static Process start(Path temporary, String... arguments) throws IOException {
        return start(temporary, 1_024, arguments);
    }

    /** The same, with so much memory for Java. */
    static Process start(Path temporary, int heapMegabytes, String... arguments) throws IOException {
        return builder(temporary, heapMegabytes, arguments)
                .redirectErrorStream(true)
                .start();
    }

    /** The same, but nothing it writes is kept: a pipe that nobody reads would stop it, a closed one ends it. */
    static Process startUnheard(Path temporary, String... arguments) throws IOException {
        return builder(temporary, 1_024, arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static ProcessBuilder builder(Path temporary, int heapMegabytes, String... arguments) {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    String out() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
