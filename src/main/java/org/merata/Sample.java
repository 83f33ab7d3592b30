package org.merata;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongConsumer;
import org.merata.model.Reference;
import org.merata.synthetic.Readiness;
import org.merata.synthetic.SyntheticData;
import org.merata.synthetic.SyntheticData.Settings;
import org.merata.synthetic.SyntheticData.Written;

/** The sample data of a home: where they lie and how they follow the country's published digital index. */
final class Sample {
    /** Published facts that regional differences follow; a home without them has regions that are all alike. */
    private static final String INDEX_FILE = "indicators/imdi_province.csv";

    private static final String INDEX = "imdi";
    private static final String INDEX_YEAR = "2025";

    private Sample() {}

    static boolean exists(Path inbox) {
        return Files.isDirectory(inbox.resolve("synthetic"));
    }

    static Written write(Path inbox, Reference reference, long rows, long seed, LongConsumer progress) {
        return of(inbox, reference, rows, seed).writeTo(inbox, progress);
    }

    static Written writeTransactions(
            Path file, Path inbox, Reference reference, long rows, long seed, LongConsumer progress) {
        return of(inbox, reference, rows, seed).writeTransactions(file, progress);
    }

    private static SyntheticData of(Path inbox, Reference reference, long rows, long seed) {
        Map<String, Double> readiness = Readiness.read(inbox.resolve(INDEX_FILE), INDEX, INDEX_YEAR);
        return SyntheticData.of(reference, readiness, Settings.ofDemonstration(rows, seed));
    }
}
