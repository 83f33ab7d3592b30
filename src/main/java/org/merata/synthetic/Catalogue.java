package org.merata.synthetic;

import java.util.List;
import java.util.Map;
import org.merata.model.Reference;
import org.merata.model.Service;

/** The services applied for, with how often, how digital and how long; all from what the catalogue says about each. */
final class Catalogue {
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double DAYS_WITHOUT_STANDARD = 3;
    private static final double SCHOOL_SEASON = 4;

    /** Services asked for more, or less, often than others that take as long. Made up. */
    private static final Map<String, Double> DEMAND = Map.ofEntries(
            Map.entry("ktp_el", 3.0),
            Map.entry("kk", 3.0),
            Map.entry("akta_kelahiran", 2.0),
            Map.entry("puskesmas", 2.0),
            Map.entry("pkb", 1.5),
            Map.entry("rujukan_rsud", 1.5),
            Map.entry("paspor", 2.5),
            Map.entry("npwp", 2.0),
            Map.entry("stnk", 2.0),
            Map.entry("nikah_kua", 2.0),
            Map.entry("bansos_dtks", 3.0),
            Map.entry("sertifikat_tanah", 4.0),
            Map.entry("surat_sehat", 0.5),
            Map.entry("legalisasi_dokumen", 0.4),
            Map.entry("legalisasi_ijazah", 0.4),
            Map.entry("mutasi_siswa", 0.25),
            Map.entry("fidusia", 0.3),
            Map.entry("perseroan_perorangan", 0.4),
            Map.entry("akta_perceraian", 0.3),
            Map.entry("pengesahan_pp", 0.3),
            Map.entry("izin_undian", 0.2));

    /**
     * @param demand how often it is applied for, as a multiple of the others
     * @param standardSeconds its standard; a working day is 24 hours of a day that is not at a weekend
     * @param workingDays whether the time at weekends does not count
     * @param digital what it adds to the digital logit
     * @param time what it adds to the log processing time
     * @param timeDrift what its log processing time gains a year since {@link Effects#DRIFT_START}
     */
    record Item(
            Service service,
            double demand,
            double standardSeconds,
            boolean workingDays,
            double digital,
            double time,
            double timeDrift) {}

    private Catalogue() {}

    static List<Item> list(Reference reference, long seed) {
        List<Item> items = reference.listServices().stream()
                .map(service -> item(service, seed))
                .toList();
        if (items.isEmpty()) {
            throw new IllegalArgumentException("no service to apply for");
        }
        return items;
    }

    /** What the month does to the demand: schools admit in June and July. */
    static double season(Item item, int month) {
        return item.service().sector().equals("education") && (month == 6 || month == 7) ? SCHOOL_SEASON : 1;
    }

    private static Item item(Service service, long seed) {
        double standard = service.standard().map(Catalogue::seconds).orElse(DAYS_WITHOUT_STANDARD * SECONDS_PER_DAY);
        double days = standard / SECONDS_PER_DAY;
        double visits = service.visits().orElse(1);
        boolean village = service.level().equals("village");
        return new Item(
                service,
                DEMAND.getOrDefault(service.code(), 1.0)
                        * 8
                        / StrictMath.pow(1 + days, 0.8)
                        * StrictMath.exp(0.15 * noise(seed, "demand for ", service)),
                standard,
                service.standard()
                        .map(value -> value.unit() == Service.TimeUnit.WORKING_DAY)
                        .orElse(true),
                Effects.DIGITAL_PER_VISIT * (visits - 1)
                        + (village ? Effects.DIGITAL_VILLAGE : 0)
                        + 0.2 * noise(seed, "digital ", service),
                0.16 * noise(seed, "time of ", service),
                Effects.SERVICE_DRIFT_PER_YEAR.getOrDefault(service.code(), 0.0));
    }

    private static double noise(long seed, String what, Service service) {
        return Dice.gaussianOf(seed, what + service.code());
    }

    private static double seconds(Service.Standard standard) {
        return standard.value()
                * switch (standard.unit()) {
                    case MINUTE -> 60;
                    case HOUR -> 3600;
                    case DAY, WORKING_DAY -> SECONDS_PER_DAY;
                };
    }
}
