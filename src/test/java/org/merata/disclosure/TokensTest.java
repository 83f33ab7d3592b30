package org.merata.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens open what they were made for, while they hold; their file never tells one, and the audit log shows what was done to it. */
class TokensTest {
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("tokens.jsonl");
    }

    private Tokens at(Instant now) {
        return Tokens.of(file(), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void aTokenOpensUntilItExpires() throws Exception {
        Tokens.Made made = at(NOW).create(new Access.Agency("G1"), Duration.ofDays(2));
        assertEquals(
                Optional.of(new Access.Agency("G1")),
                at(NOW).findValid(made.text()).map(Token::access));
        assertTrue(at(NOW.plus(Duration.ofDays(2)).minusMillis(1))
                .findValid(made.text())
                .isPresent());
        assertTrue(at(NOW.plus(Duration.ofDays(2))).findValid(made.text()).isEmpty());
        assertFalse(Files.readString(file()).contains(made.text().substring(16)), "the secret is not kept");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void anotherProcessSeesARevocationAtOnceAndOnlyOnceIsRevoked() {
        Tokens server = at(NOW);
        Tokens.Made kept = at(NOW).create(new Access.Researcher("Study 1"), Duration.ofDays(2));
        Tokens.Made gone = at(NOW).create(new Access.Researcher("Study 2"), Duration.ofDays(2));
        assertTrue(server.findValid(gone.text()).isPresent());
        assertTrue(at(NOW).revoke(gone.token().id()));
        assertTrue(server.findValid(gone.text()).isEmpty());
        assertTrue(server.findById(gone.token().id()).isEmpty());
        assertTrue(server.findValid(kept.text()).isPresent());
        assertFalse(at(NOW).revoke(gone.token().id()));
        assertFalse(at(NOW).revoke("00000000"));
    }

    @Test
    void aWrongTextOpensNothing() {
        String right =
                at(NOW).create(new Access.Agency("G1"), Duration.ofDays(2)).text();
        String last = right.endsWith("0") ? "1" : "0";
        for (String wrong : List.of(
                "",
                right + " ",
                right.toUpperCase(java.util.Locale.ROOT),
                right.substring(0, right.length() - 1),
                right.substring(0, right.length() - 1) + last,
                "merata_00000000" + right.substring(15))) {
            assertTrue(at(NOW).findValid(wrong).isEmpty(), wrong);
        }
    }

    @Test
    void aDamagedFileLetsNobodyIn() throws Exception {
        Tokens.Made made = at(NOW).create(new Access.Agency("G1"), Duration.ofDays(2));
        Files.writeString(file(), "{\"revoked\":\"" + made.token().id(), StandardOpenOption.APPEND);
        assertTrue(at(NOW).findValid(made.text()).isPresent(), "a line without its end was never acknowledged");
        at(NOW).create(new Access.Agency("G2"), Duration.ofDays(2));
        assertEquals(2, at(NOW).list().size(), "the next line takes its place");
        Files.writeString(file(), "{\"made\":\n", StandardOpenOption.APPEND);
        String said = assertThrows(IllegalStateException.class, () -> at(NOW).findValid(made.text()))
                .getMessage();
        assertTrue(said.startsWith("Line 3 of "), said);
    }

    @Test
    void theChainTellsAChangedAndAMissingLine() throws Exception {
        Path log = folder.resolve("audit.jsonl");
        AuditLog audit = AuditLog.of(log, Clock.fixed(NOW, ZoneOffset.UTC));
        assertEquals(0, audit.verify().entries());
        var writers = Executors.newFixedThreadPool(8);
        var all = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 64; i++) {
            String of = "measures=[m" + i + "] \"é\" " + "x".repeat(i * 300);
            all.add(() -> {
                AuditLog.of(log, Clock.fixed(NOW, ZoneOffset.UTC));
                audit.write("Study 1", "question", of);
                return true;
            });
        }
        for (var done : writers.invokeAll(all)) {
            assertTrue(done.get());
        }
        writers.shutdown();
        AuditLog.Finding whole = audit.verify();
        assertEquals(64, whole.entries());
        assertEquals(Optional.empty(), whole.broken());
        List<String> lines = Files.readAllLines(log);
        assertTrue(lines.get(63).contains(whole.head()));

        var changed = new ArrayList<>(lines);
        changed.set(9, changed.get(9).replace("Study 1", "Study 2"));
        Files.write(log, changed);
        assertEquals(Optional.of(10), audit.verify().broken());
        var missing = new ArrayList<>(lines);
        missing.remove(20);
        Files.write(log, missing);
        assertEquals(Optional.of(21), audit.verify().broken());
    }
}
