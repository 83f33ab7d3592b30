package org.merata;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.merata.definition.QualityRule;
import org.merata.ingest.IngestNotice;
import org.merata.ingest.IngestReport;
import org.merata.ingest.IngestReport.FileReport;
import org.merata.ingest.IngestReport.Outcome;
import org.merata.ingest.RetryReport;
import org.merata.ingest.RuleResult;
import org.merata.model.Notice;
import org.merata.model.NoticeKind;
import org.merata.model.Phrases;
import org.merata.model.Severity;

/** The reports of ingestion as lines for people. */
final class ReportText {
    private static final int NOTICES_SHOWN = 5;

    private final HomeContent content;
    private final CommonOptions common;
    private final Phrases phrases;
    private final PrintWriter out;
    private final Map<String, Path> marked;

    /** @param marked the copies with bad cells marked, by the file's name in the report */
    ReportText(HomeContent content, CommonOptions common, PrintWriter out, Map<String, Path> marked) {
        this.content = content;
        this.common = common;
        this.phrases = common.phrases();
        this.out = out;
        this.marked = marked;
    }

    /** What was refused, and each dataset's totals. */
    void tellBriefly(IngestReport report) {
        tellMendings(report);
        report.files().stream()
                .filter(file -> file.outcome() == Outcome.REFUSED)
                .forEach(this::tell);
        tellDatasets(report);
    }

    /** Each batch whose quarantined rows were tried again, and the totals. */
    void tell(RetryReport report) {
        for (RetryReport.Batch batch : report.batches()) {
            String place = batch.file();
            out.println(phrases.say(
                    "retry.batch",
                    "file",
                    place,
                    "batch",
                    Integer.toString(batch.batch()),
                    "tried",
                    common.number(batch.tried()),
                    "accepted",
                    common.number(batch.accepted()),
                    "duplicates",
                    common.number(batch.duplicates()),
                    "left",
                    common.number(batch.left())));
            tellCorrected(batch.corrected());
            batch.refused().ifPresent(kind -> out.println("  " + inWords(kind)));
            tellFaults(batch.faults());
        }
        report.again().stream()
                .filter(file -> file.outcome() == Outcome.REFUSED)
                .forEach(this::tell);
        out.println(phrases.say(
                "retry.done",
                "tried",
                common.number(report.tried()),
                "accepted",
                common.number(report.accepted()),
                "duplicates",
                common.number(report.duplicates()),
                "left",
                common.number(report.left()),
                "version",
                report.publishedVersion()));
    }

    private void tellDatasets(IngestReport report) {
        var loaded = report.files().stream()
                .filter(file -> file.outcome() == Outcome.LOADED)
                .collect(Collectors.groupingBy(FileReport::dataset, TreeMap::new, Collectors.toList()));
        loaded.forEach((dataset, files) -> out.println(phrases.say(
                "demo.dataset",
                "dataset",
                content.definitions().contracts().get(dataset).label().in(common.language()),
                "read",
                sum(files, FileReport::rowsRead),
                "accepted",
                sum(files, FileReport::accepted),
                "quarantined",
                sum(files, FileReport::quarantined),
                "duplicates",
                sum(files, FileReport::duplicates))));
        if (loaded.isEmpty()) {
            out.println(phrases.say("demo.nothing_new", "version", report.publishedVersion()));
        } else {
            tellDone(report);
        }
        out.println(phrases.say("demo.faults"));
    }

    private String sum(List<FileReport> files, ToLongFunction<FileReport> number) {
        return common.number(files.stream().mapToLong(number).sum());
    }

    /** Every file, and the totals. */
    void tell(IngestReport report) {
        tellMendings(report);
        report.files().forEach(this::tell);
        tellDone(report);
    }

    private void tellMendings(IngestReport report) {
        report.mendings()
                .forEach(mending ->
                        out.println(phrases.say("mended." + mending.kind().id(), "what", mending.what())));
    }

    private void tellDone(IngestReport report) {
        long loaded = report.files().stream()
                .filter(file -> file.outcome() == Outcome.LOADED)
                .count();
        out.println(phrases.say(
                "ingest.done",
                "files",
                common.number(loaded),
                "read",
                common.number(report.rowsRead()),
                "accepted",
                common.number(report.accepted()),
                "quarantined",
                common.number(report.quarantined()),
                "duplicates",
                common.number(report.duplicates()),
                "seconds",
                common.decimal(report.seconds()),
                "rate",
                common.number(Math.round(report.seconds() > 0 ? report.rowsRead() / report.seconds() : 0)),
                "version",
                report.publishedVersion()));
    }

    /** What became of a file, with its faults. */
    void tell(FileReport file) {
        if (file.outcome() == Outcome.ALREADY_INGESTED) {
            out.println(phrases.say(
                    "ingest.file_known",
                    "file",
                    file.file(),
                    "batch",
                    file.batch().isPresent() ? Integer.toString(file.batch().getAsInt()) : ""));
            return;
        }
        if (file.outcome() == Outcome.REFUSED) {
            String why = file.refused().map(kind -> inWords(kind)).orElse("");
            out.println(phrases.say("ingest.file_refused", "file", file.file(), "reason", why));
        } else {
            out.println(phrases.say(
                    "ingest.file_loaded",
                    "file",
                    file.file(),
                    "read",
                    common.number(file.rowsRead()),
                    "accepted",
                    common.number(file.accepted()),
                    "quarantined",
                    common.number(file.quarantined()),
                    "duplicates",
                    common.number(file.duplicates())));
            tellCorrected(file.corrected());
        }
        tellFaults(file);
        if (marked.containsKey(file.file())) {
            out.println("  "
                    + phrases.say(
                            "ingest.marked_up", "copy", marked.get(file.file()).toString()));
        }
    }

    private String inWords(NoticeKind kind) {
        return kind.title().in(common.language()) + " " + kind.advice().in(common.language());
    }

    private void tellCorrected(long rows) {
        if (rows > 0) {
            out.println("  " + phrases.say("ingest.corrected", "rows", common.number(rows)));
        }
    }

    /** Each fault with its number, and a few places of each where nothing was loaded; all places are kept with the quarantine. */
    private void tellFaults(FileReport file) {
        tellFaults(file.faults());
        for (RuleResult result : file.rules()) {
            if (result.isTold()) {
                out.println("  " + describe(result, common));
            }
        }
        var shown = new ArrayList<Notice>();
        for (Notice notice : file.notices()) {
            long alike = shown.stream()
                    .filter(other -> other.kind() == notice.kind())
                    .count();
            boolean told = notice.kind() == IngestNotice.RULE_TOLD || notice.kind() == IngestNotice.RULE_FAILED;
            boolean worthTelling = notice.severity() != Severity.INFO || notice.kind() == IngestNotice.CELLS_CORRECTED;
            if (worthTelling && !told && alike < (file.outcome() == Outcome.REFUSED ? NOTICES_SHOWN : 1)) {
                shown.add(notice);
                out.println("    " + notice.describe(common.language()));
            }
        }
    }

    /** What a rule found, with what to do. */
    static String describe(RuleResult result, CommonOptions common) {
        var rule = result.rule();
        var values = new TreeMap<>(Map.of(
                "broken", common.number(result.broken()),
                "tested", common.number(result.tested()),
                "rule", rule.id(),
                "label", rule.label().in(common.language()),
                "advice", rule.recommendation().in(common.language())));
        if (rule.level() == QualityRule.Level.ROW) {
            return common.phrases().say("rule.rows", values);
        }
        values.put("examples", String.join(", ", result.examples()));
        return common.phrases().say("rule.groups", values);
    }

    private void tellFaults(Map<String, Long> faults) {
        for (Map.Entry<String, Long> fault : faults.entrySet()) {
            String title = IngestNotice.find(fault.getKey())
                    .map(kind -> kind.title().in(common.language()))
                    .orElse(fault.getKey());
            out.println("  "
                    + phrases.say(
                            "ingest.fault",
                            "rows",
                            common.number(fault.getValue()),
                            "fault",
                            title,
                            "code",
                            fault.getKey()));
        }
    }
}
