package org.merata.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The right to write to a home: one process at a time has it. The operating system takes it back when the process ends, however it
 * ends, so there is no stale lock to remove. The file says who holds it.
 */
public final class HomeLock implements AutoCloseable {
    /** Another process is writing to the home. */
    public static final class Held extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String holder;

        Held(String holder) {
            super("Another process is writing to this home: " + holder + ". Wait until it is done, or end it.");
            this.holder = holder;
        }

        /** Who holds it: process number, command and since when. */
        public String holder() {
            return holder;
        }
    }

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock or refuses at once.
     *
     * @param command what the holder is doing, for whoever is refused
     * @throws Held where another process, or another part of this one, has it
     */
    public static HomeLock acquire(Home home, String command) {
        home.createStore();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Home.restrict(home.lock(), "rw-------");
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new Held(holder(home));
            }
            String holder = "process " + ProcessHandle.current().pid() + ", merata " + command + ", since "
                    + Instant.now().truncatedTo(ChronoUnit.SECONDS);
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            channel.force(false);
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("locking " + home.lock(), e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String holder(Home home) throws IOException {
        String holder = Files.readString(home.lock()).strip();
        return holder.isEmpty() ? "unknown" : holder;
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("giving back the lock of the home", e);
        }
    }
}
