package org.merata;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.merata.definition.SourceDefinition;
import org.merata.ingest.IngestNotice;
import org.merata.model.Location;
import org.merata.model.Notice;
import org.merata.model.NoticeKind;
import org.merata.reading.DialectGuess;
import org.merata.reading.FileHead;
import org.merata.reading.ReadingNotice;
import org.merata.reading.TableCopy;
import org.merata.reading.TableCopy.Outcome;
import org.merata.reading.TableCopy.Result;

/** Writes clean copies of many files into one folder, and says of each how it went. One bad file never stops the rest. */
final class Normalising {
    private final Path folder;
    private final SourceDefinition.Dialect stated;
    private final CommonOptions common;
    private final Set<Path> taken = new HashSet<>();

    Normalising(Path folder, SourceDefinition.Dialect stated, CommonOptions common) {
        this.folder = folder.toAbsolutePath().normalize();
        this.stated = stated;
        this.common = common;
        try {
            Files.createDirectories(this.folder);
        } catch (IOException e) {
            throw new CommandRefused(
                    Main.FAILED, common.phrases().say("inspect.no_folder", "folder", folder.toString()));
        }
    }

    /** Copies them all; {@code each} is told of every file once it is done. */
    List<Result> write(List<Path> files, java.util.function.Consumer<Result> each) {
        for (Path file : files) {
            taken.add(file.toAbsolutePath().normalize());
        }
        var results = new ArrayList<Result>();
        for (Path file : files) {
            Result result = write(file);
            results.add(result);
            each.accept(result);
        }
        return results;
    }

    private Result write(Path file) {
        Path target = folder.resolve(file.getFileName());
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return refuse(file, IngestNotice.FILE_MISSING);
        }
        if (!taken.add(target)) {
            return refuse(file, ReadingNotice.COPY_NAME_TAKEN);
        }
        Result result = TableCopy.write(file, stated, target);
        result.further().forEach(name -> taken.add(folder.resolve(name)));
        return result;
    }

    private static Result refuse(Path file, NoticeKind why) {
        String name = file.getFileName().toString();
        Notice notice = Notice.of(why, new Location.InFile(name), Map.of());
        return new Result(name, Outcome.REFUSED, Optional.empty(), 0, List.of(), List.of(notice));
    }

    void print(Result result, PrintWriter out) {
        String notices = result.notices().stream().map(Normalising::brief).collect(Collectors.joining(", "));
        out.println(common.phrases()
                .say(
                        notices.isEmpty() ? "inspect.copied" : "inspect.copied_with",
                        "file",
                        result.file().replaceAll("\\p{Cntrl}+", " "),
                        "outcome",
                        common.phrases()
                                .say("inspect.outcome." + result.outcome().id()),
                        "rows",
                        common.number(result.records()),
                        "notices",
                        notices));
    }

    private static String brief(Notice notice) {
        long line = line(notice);
        return notice.kind().code() + (line > 0 ? ":" + line : "");
    }

    private static long line(Notice notice) {
        return notice.at() instanceof Location.InRecord place ? place.line().orElse(0) : 0;
    }

    /** For machines: plain maps, lists, texts and numbers, with the keys in snake_case. */
    static Map<String, Object> toMap(Result result) {
        var map = new LinkedHashMap<String, Object>();
        map.put("file", result.file());
        map.put("outcome", result.outcome().id());
        map.put("records", result.records());
        result.found().ifPresent(head -> map.putAll(toMap(head)));
        map.put("further_tables", result.further());
        map.put("notices", result.notices().stream().map(Normalising::toMap).toList());
        return map;
    }

    private static Map<String, Object> toMap(FileHead head) {
        DialectGuess guess = head.findings().guess();
        var map = new LinkedHashMap<String, Object>();
        map.put("columns", head.usualCells());
        map.put("encoding", head.charset().name());
        map.put("encoding_sureness", head.charsetSureness().id());
        map.put("delimiter", head.dialect().delimiter());
        map.put("delimiter_sureness", guess.sureness().id());
        map.put("quote", head.dialect().quote().map(String::valueOf).orElse(""));
        map.put("escape", head.dialect().escape().map(String::valueOf).orElse(""));
        map.put("skip_lines", head.findings().skipLines());
        map.put("header_rows", head.headerRows());
        map.put("header_sureness", head.findings().header().id());
        return map;
    }

    private static Map<String, Object> toMap(Notice notice) {
        var map = new LinkedHashMap<String, Object>();
        map.put("code", notice.kind().code());
        map.put("severity", notice.severity().name().toLowerCase(Locale.ROOT));
        map.put("line", line(notice) > 0 ? line(notice) : null);
        map.put("details", notice.details());
        return map;
    }
}
