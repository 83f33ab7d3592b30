package org.merata.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.merata.model.Reference;

/**
 * Made-up applications with what they cost, survey responses, complaints and maturity assessments of a country, from a seed: the same settings give the same bytes, everywhere.
 * What they truly hold is in {@link Effects}; what is wrong with some rows, in {@link Dirt}. Every number of a row begins with
 * {@code SINTETIS}, and every unit assessed is called fictional.
 */
public final class SyntheticData {
    private static final int ROWS_BETWEEN_REPORTS = 10_000;

    private final List<Places.Place> places;
    private final List<Catalogue.Item> items;
    private final Offices offices;
    private final Settings settings;

    /**
     * @param transactions rows of transactions in all, spoilt ones included
     * @param from first day on which an application is made
     * @param to last day of the data, included
     */
    public record Settings(long transactions, long seed, LocalDate from, LocalDate to) {
        public Settings {
            if (transactions < 1 || to.isBefore(from)) {
                throw new IllegalArgumentException("nothing to make: " + transactions + " rows, " + from + ".." + to);
            }
        }

        /** What the demonstration shows: six years around the restrictions of July 2021. */
        public static Settings ofDemonstration(long transactions, long seed) {
            return new Settings(transactions, seed, Effects.ORIGIN, LocalDate.of(2025, 12, 31));
        }
    }

    /** What was written: rows without headers, spoilt ones included, and how many transactions were spoilt in which way. */
    public record Written(
            List<Path> files,
            long transactions,
            long responses,
            long complaints,
            long assessments,
            Map<Dirt, Long> spoiltTransactions) {
        public Written {
            files = List.copyOf(files);
            spoiltTransactions = Map.copyOf(spoiltTransactions);
        }
    }

    private SyntheticData(Reference reference, Map<String, Double> readinessByRegion, Settings settings) {
        this.places = Places.list(reference, readinessByRegion, settings.seed());
        this.items = Catalogue.list(reference, settings.seed());
        this.offices = new Offices(reference);
        this.settings = settings;
    }

    /**
     * @param readinessByRegion a published digital index by region code, which regional differences follow; regions without one are
     *     taken as average
     */
    public static SyntheticData of(Reference reference, Map<String, Double> readinessByRegion, Settings settings) {
        return new SyntheticData(reference, readinessByRegion, settings);
    }

    /**
     * Writes {@code synthetic/transactions}, {@code synthetic/surveys}, {@code synthetic/complaints}, {@code synthetic/assessments} and
     * {@code synthetic/costs}, one file a year each; assessments are of years of their own. {@code synthetic/follow_ups} is one file. The folder
     * {@code synthetic} appears when all is written, in place of one that was there: it is never half full.
     *
     * @param progress told now and then how many transactions are written
     */
    public Written writeTo(Path inbox, LongConsumer progress) {
        Path target = inbox.resolve("synthetic");
        Path folder = inbox.resolve("synthetic.part");
        try {
            delete(folder);
            Written written = writeInto(folder, progress);
            delete(target);
            Files.move(folder, target);
            List<Path> files = written.files().stream()
                    .map(file -> target.resolve(folder.relativize(file)))
                    .toList();
            return new Written(
                    files,
                    written.transactions(),
                    written.responses(),
                    written.complaints(),
                    written.assessments(),
                    written.spoiltTransactions());
        } catch (IOException failure) {
            throw new UncheckedIOException("writing synthetic data to " + target, failure);
        }
    }

    private Written writeInto(Path folder, LongConsumer progress) throws IOException {
        long seed = settings.seed();
        try (var transactions = new RowFiles(
                        year -> folder.resolve("transactions/permohonan-" + year + ".csv"),
                        TransactionRows.HEADER,
                        TransactionRows.LAYOUT,
                        new Dice(seed, "spoilt transactions"));
                var responses = new RowFiles(
                        year -> folder.resolve("surveys/skm-" + year + ".csv"),
                        SurveyRows.HEADER,
                        SurveyRows.LAYOUT,
                        new Dice(seed, "spoilt responses"));
                var complaints = new RowFiles(
                        year -> folder.resolve("complaints/pengaduan-" + year + ".csv"),
                        ComplaintRows.HEADER,
                        ComplaintRows.LAYOUT,
                        new Dice(seed, "spoilt complaints"))) {
            var surveyRows = new SurveyRows(new Dice(seed, "responses"), settings.to());
            var followUps = new FollowUpRows(new Dice(seed, "follow-ups"), settings.to());
            var complaintRows = new ComplaintRows(
                    new Dice(seed, "complaints"), new Dice(seed, "reopened complaints"), settings.to());
            var costRows = new CostRows(seed);
            var row = new Row();
            write(transactions, progress, (application, agency) -> {
                costRows.count(application);
                int surveyed = surveyRows.fill(row, application, agency);
                if (surveyed > 0) {
                    responses.write(row, surveyed);
                    followUps.count(agency, application);
                }
                int complained = complaintRows.fill(row, application, agency);
                if (complained > 0) {
                    complaints.write(row, complained);
                }
            });
            var files = new ArrayList<Path>(transactions.files());
            files.addAll(responses.files());
            files.addAll(complaints.files());
            Map<Path, Long> assessments = new AssessmentRows(seed).writeTo(folder.resolve("assessments"));
            files.addAll(assessments.keySet());
            files.add(followUps.writeTo(folder.resolve("follow_ups")));
            files.addAll(costRows.writeTo(folder.resolve("costs")));
            return new Written(
                    files,
                    transactions.rows(),
                    responses.rows(),
                    complaints.rows(),
                    assessments.values().stream().mapToLong(rows -> rows).sum(),
                    transactions.dirt());
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** Writes the transactions alone, into one file. */
    public Written writeTransactions(Path file, LongConsumer progress) {
        try (var transactions = new RowFiles(
                year -> file,
                TransactionRows.HEADER,
                TransactionRows.LAYOUT,
                new Dice(settings.seed(), "spoilt transactions"))) {
            write(transactions, progress, (application, agency) -> {});
            return new Written(transactions.files(), transactions.rows(), 0, 0, 0, transactions.dirt());
        } catch (IOException failure) {
            throw new UncheckedIOException("writing synthetic transactions to " + file, failure);
        }
    }

    private interface Listener {
        void written(Application application, byte[] agency) throws IOException;
    }

    private void write(RowFiles files, LongConsumer progress, Listener listener) throws IOException {
        var demand = new Demand(places, items, new Dice(settings.seed(), "demand"));
        var handling = new Handling(new Dice(settings.seed(), "handling"), settings.to());
        var rows = new TransactionRows(
                places, items, new Dice(settings.seed(), "waiting"), new Dice(settings.seed(), "people"));
        var application = new Application();
        var row = new Row();
        double[] shares = demand.shares(settings.from(), settings.to());
        TreeSet<LocalDate> changes = offices.listChanges();
        byte[][][] agencies = null;
        double due = 0;
        long done = 0;
        for (int i = 0; i < shares.length; i++) {
            LocalDate day = settings.from().plusDays(i);
            if (agencies == null || changes.contains(day)) {
                agencies = agencies(day);
            }
            due += shares[i] * settings.transactions();
            long target = i == shares.length - 1 ? settings.transactions() : Math.round(due);
            for (; done < target; done++) {
                demand.draw(day, application);
                handling.draw(day, application);
                byte[] agency = agencies[application.itemIndex][application.placeIndex];
                rows.fill(row, application, agency, day.getYear());
                if (files.write(row, day.getYear())) {
                    listener.written(application, agency);
                }
                if (done % ROWS_BETWEEN_REPORTS == 0) {
                    progress.accept(done);
                }
            }
        }
        progress.accept(done);
    }

    private byte[][][] agencies(LocalDate day) {
        byte[][][] codes = new byte[items.size()][places.size()][];
        for (int i = 0; i < items.size(); i++) {
            for (int p = 0; p < places.size(); p++) {
                codes[i][p] =
                        offices.code(items.get(i).service(), places.get(p), day).getBytes(StandardCharsets.UTF_8);
            }
        }
        return codes;
    }
}
