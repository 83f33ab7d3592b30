package org.merata;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.merata.model.Phrases;
import org.merata.model.Text;
import org.merata.publish.DatasetChange;
import org.merata.publish.DatasetVersion.Change;
import org.merata.publish.Release;
import org.merata.publish.ReleaseWriter;
import org.merata.publish.Releases;
import org.merata.warehouse.HomeLock;
import org.merata.warehouse.PublishedVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Freezes every public dataset, so that it can be cited; nothing of it is ever written again. */
@Command(name = "release", mixinStandardHelpOptions = true, resourceBundle = "org.merata.commands")
final class ReleaseCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1e6;
    private static final double SECOND = 1e9;

    @Mixin
    private CommonOptions common;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", descriptionKey = "release_id")
    private String id;

    @Option(names = "--date", paramLabel = "DATE", descriptionKey = "release_date")
    private Optional<LocalDate> date;

    @Option(names = "--note-en", paramLabel = "TEXT", descriptionKey = "release_note_en")
    private Optional<String> noteInEnglish;

    @Option(names = "--note-id", paramLabel = "TEXT", descriptionKey = "release_note_id")
    private Optional<String> noteInIndonesian;

    @Option(names = "--licence", paramLabel = "SPDX", defaultValue = "CC-BY-4.0", descriptionKey = "release_licence")
    private String licence;

    @Override
    public Integer call() throws IOException {
        if (!Release.isId(id)) {
            throw refused(Main.WRONG_USAGE, "release.no_id", "id", id);
        }
        if (noteInEnglish.isPresent() != noteInIndonesian.isPresent()) {
            throw refused(Main.WRONG_USAGE, "release.one_note");
        }
        if (!licence.matches("[A-Za-z0-9.+-]+")) {
            throw refused(Main.WRONG_USAGE, "release.no_licence", "value", licence);
        }
        HomeContent content = HomeContent.read(common);
        content.tellProblems(common, spec.commandLine().getErr());
        if (content.home().findCurrentVersion().isEmpty()) {
            throw refused(Main.WRONG_INPUT, "home.nothing_published");
        }
        try (HomeLock lock = HomeLock.acquire(content.home(), "release " + id)) {
            release(content, lock);
            return Main.FINE;
        } catch (HomeLock.Held held) {
            throw refused(Main.FAILED, "ingest.locked", "holder", held.holder());
        }
    }

    /** @param lock held while this runs, so that no ingestion drops the version that is copied */
    private void release(HomeContent content, HomeLock lock) throws IOException {
        Releases.open(content.home().releases()).latest().ifPresent(last -> {
            if (!last.isBefore(id)) {
                throw refused(Main.WRONG_USAGE, "release.not_later", "id", id, "last", last.id());
            }
        });
        long start = System.nanoTime();
        try (Merata merata = Merata.open(content.home(), content.definitions());
                Merata.Opened opened =
                        merata.openGate().orElseThrow(() -> refused(Main.WRONG_INPUT, "home.nothing_published"))) {
            PublishedVersion version = opened.lease().version();
            var source = new ReleaseWriter.Source(
                    content.definitions(),
                    version.reference(),
                    opened.gate()::answer,
                    opened.gate()::listDeclared,
                    version.id(),
                    version.publishedAt(),
                    content.home().publishedVersion(version.id()),
                    content.home().root());
            ReleaseWriter.Made made = new ReleaseWriter(content.home().releases(), source, dataset -> {})
                    .write(new ReleaseWriter.Wish(
                            id,
                            date.orElseGet(() -> LocalDate.now(
                                    Clock.system(content.definitions().country().zone()))),
                            Main.version(),
                            noteInEnglish.map(note -> Text.of(note, noteInIndonesian.orElseThrow())),
                            licence,
                            this::isCorrected));
            tell(made, content, (System.nanoTime() - start) / SECOND);
        }
    }

    /** Which figures a correction of a cell changed is not known, so a change is told as a change, never as a correction alone. */
    private boolean isCorrected(Map<String, String> key) {
        return false;
    }

    private void tell(ReleaseWriter.Made made, HomeContent content, double seconds) {
        Phrases phrases = common.phrases();
        PrintWriter out = spec.commandLine().getOut();
        for (DatasetChange change : made.changes()) {
            if (change.change() != Change.NONE) {
                out.println(line(change));
            }
        }
        List<DatasetChange> same = made.changes().stream()
                .filter(change -> change.change() == Change.NONE)
                .toList();
        out.println(phrases.say(
                "release.done",
                Map.of(
                        "id",
                        id,
                        "datasets",
                        common.number(made.release().datasets().size()),
                        "same",
                        common.number(same.size()),
                        "megabytes",
                        common.decimal(made.bytes() / MEGABYTE),
                        "seconds",
                        common.decimal(seconds),
                        "folder",
                        content.home().releases().resolve(id).toString())));
        out.flush();
    }

    private String line(DatasetChange change) {
        Phrases phrases = common.phrases();
        if (change.now().isEmpty()) {
            return "  " + phrases.say("release.gone", "dataset", change.dataset());
        }
        String version = change.now().get().toString();
        if (change.before().isEmpty()) {
            return "  "
                    + phrases.say(
                            "release.new",
                            "dataset",
                            change.dataset(),
                            "version",
                            version,
                            "rows",
                            common.number(change.addedRows()));
        }
        return "  "
                + phrases.say(
                        "release.changed",
                        Map.of(
                                "dataset",
                                change.dataset(),
                                "version",
                                version,
                                "before",
                                change.before().get().toString(),
                                "added",
                                common.number(change.addedRows()),
                                "removed",
                                common.number(change.removedRows()),
                                "changed",
                                common.number(change.changedRows())));
    }

    private CommandRefused refused(int exitCode, String phrase, String... values) {
        return new CommandRefused(exitCode, common.phrases().say(phrase, values));
    }
}
