package org.merata.synthetic;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * What is truly in the made-up data: the sizes that an analysis of them has to find again. Logits are of the share of applications
 * made digitally; times are natural logarithms of the processing time. A year is 365.25 days from {@link #ORIGIN}; readiness is
 * standardised over the regions that have an index (mean 0, standard deviation 1) and cut at {@link #READINESS_LIMIT}.
 */
public final class Effects {
    public static final LocalDate ORIGIN = LocalDate.of(2020, 1, 1);

    /** First and last day of the emergency restrictions (PPKM Darurat) of Java and Bali. */
    public static final LocalDate PPKM_START = LocalDate.of(2021, 7, 3);

    public static final LocalDate PPKM_END = LocalDate.of(2021, 7, 20);

    /** The provinces of Java and Bali, by Kemendagri code. */
    public static final Set<String> PPKM_REGIONS = Set.of("31", "32", "33", "34", "35", "36", "51");

    /** Applications at counters of Java and Bali during PPKM Darurat, as a multiple of what they would have been. */
    public static final double PPKM_COUNTER_FACTOR = 0.35;

    /** Rise of the digital logit from the first day of PPKM Darurat, in the whole country, for good. */
    public static final double PPKM_DIGITAL_STEP = 0.60;

    /** Rise of the log processing time during PPKM Darurat, in Java and Bali. */
    public static final double PPKM_TIME_PULSE = 0.50;

    /** Days after PPKM Darurat in which what is left of that rise halves. */
    public static final double PPKM_TIME_HALF_LIFE_DAYS = 30;

    /** Change of the log processing time from the first day of PPKM Darurat, in the whole country, for good. */
    public static final double PPKM_TIME_STEP = -0.08;

    /** Of an application sent back: the share of its time after which the documents were complete, drawn evenly. */
    public static final double INCOMPLETE_LEAST = 0.1;

    public static final double INCOMPLETE_MOST = 0.5;

    /** Of one sent back more than once: the most of its later office hours in which the office waited, drawn evenly from none. */
    public static final double PAUSED_MOST = 0.3;

    /** Office hours of a week in all its hours: 37.5 of 168. */
    static final double OFFICE_HOURS_OF_ALL = 37.5 / 168;

    public static final double READINESS_LIMIT = 2.5;

    public static final double DIGITAL_BASE = -1.70;
    public static final double DIGITAL_PER_YEAR = 0.25;
    public static final double DIGITAL_PER_READINESS = 0.55;
    public static final double DIGITAL_URBAN = 0.30;

    /** Share of the readiness effects that is gone after a year: regions draw closer. */
    public static final double CONVERGENCE_PER_YEAR = 0.04;

    /** For each visit a service needs beyond one; a service without visits gains as much. */
    public static final double DIGITAL_PER_VISIT = -0.80;

    public static final double DIGITAL_VILLAGE = -0.50;

    /** Log of the median processing time over the standard, at the counter, in a region of mean readiness, on the first day. */
    public static final double TIME_BASE = -0.40;

    public static final double TIME_PER_YEAR = -0.05;
    public static final double TIME_PER_READINESS = -0.13;
    public static final double TIME_RURAL = 0.06;
    public static final double TIME_DIGITAL = -0.18;

    /** Standard deviation of the log processing time within one kind of case: the skew. */
    public static final double TIME_SIGMA = 0.55;

    /** Services that get slower, from when, by how much a year. */
    public static final LocalDate DRIFT_START = LocalDate.of(2024, 7, 1);

    public static final Map<String, Double> SERVICE_DRIFT_PER_YEAR = Map.of(
            "kk", 0.25,
            "pbg", 0.30,
            "rujukan_rsud", 0.20,
            "bpjs_kesehatan_ubah", 0.25,
            "surat_domisili", 0.20,
            "akta_kelahiran", -0.25,
            "nib", -0.25,
            "skck", -0.20,
            "pkb", -0.20);

    /** Provinces that get slower, from {@link #DRIFT_START}, by how much a year; by Kemendagri code. */
    public static final Map<String, Double> REGION_DRIFT_PER_YEAR = Map.of("17", 0.25, "62", 0.25, "76", 0.20);

    /** Change of the latent satisfaction (scale 1..4) for each unit of log processing time over the standard. */
    public static final double SATISFACTION_PER_LOG_TIME = -0.22;

    public static final double SATISFACTION_DIGITAL = 0.10;
    public static final double SATISFACTION_PER_READINESS = 0.05;

    /** Change of the latent satisfaction by age group, from under 18 to 65 and over: the old are less content. */
    static final double[] SATISFACTION_BY_AGE = {0, 0, 0, 0, -0.05, -0.15, -0.30};

    /** Women among applicants, whatever the channel and the outcome: there is no difference between the sexes to be found. */
    public static final double WOMEN = 0.51;

    /** Odds of having applied digitally by age group, from under 18 to 65 and over, as a multiple of the 35 to 44 year olds'. */
    static final double[] AGE_DIGITAL_ODDS = {1.2, 1.5, 1.3, 1, 0.7, 0.4, 0.2};

    /** People with a disability among applicants who were never sent back, and how many times as high the odds of being sent back are. */
    public static final double DISABILITY = 0.04;

    public static final double DISABILITY_SENT_BACK_ODDS = 1.8;

    /**
     * State enterprises, private firms and civil society among partners whose applications were in time, and the odds of being late of
     * each, as a multiple of the state enterprises'.
     */
    static final double[] PARTNER_WEIGHTS = {0.5, 0.3, 0.2};

    static final double[] PARTNER_LATE_ODDS = {1, 1, 1.7};

    /** Complaints for each application finished in time, and how many times more for one that was late. */
    public static final double COMPLAINTS_PER_APPLICATION = 0.008;

    public static final double COMPLAINT_LATE_RATIO = 4;

    /** Share of complaints made in social media on the first day, and its rise a year. */
    public static final double COMPLAINT_SOCIAL_MEDIA = 0.12;

    public static final double COMPLAINT_SOCIAL_MEDIA_PER_YEAR = 0.04;

    /** Chance that a closed complaint is taken up again, each time. */
    public static final double COMPLAINT_REOPENED = 0.07;

    /** What an application costs on the first day by channel, in rupiah, where the service is an ordinary one. */
    public static final Map<String, Double> COST_BY_CHANNEL = Map.of(
            "counter", 86_000.0,
            "online", 15_000.0,
            "mobile_app", 17_000.0,
            "social_media", 41_000.0,
            "phone", 52_000.0,
            "kiosk", 38_000.0,
            "delivery_partner", 64_000.0);

    /** Rise of the log cost a year, and how the log cost differs between services and between months. */
    public static final double COST_PER_YEAR = 0.03;

    public static final double COST_SIGMA_SERVICE = 0.25;
    public static final double COST_SIGMA_MONTH = 0.08;

    /** Survey responses for each finished application. */
    public static final double RESPONSES_PER_APPLICATION = 0.05;

    private Effects() {}

    static double years(long epochDay) {
        return (epochDay - ORIGIN.toEpochDay()) / 365.25;
    }

    /** What is added to the log processing time by the events of that day. */
    static double time(long epochDay, boolean inScope) {
        if (epochDay < PPKM_START.toEpochDay()) {
            return 0;
        }
        double effect = PPKM_TIME_STEP;
        if (inScope) {
            long after = Math.max(0, epochDay - PPKM_END.toEpochDay());
            effect += PPKM_TIME_PULSE * StrictMath.pow(0.5, after / PPKM_TIME_HALF_LIFE_DAYS);
        }
        return effect;
    }

    /** Whether the day lies in PPKM Darurat. */
    static boolean isPpkm(long epochDay) {
        return epochDay >= PPKM_START.toEpochDay() && epochDay <= PPKM_END.toEpochDay();
    }

    static double drift(double perYear, long epochDay) {
        return perYear * Math.max(0, epochDay - DRIFT_START.toEpochDay()) / 365.25;
    }
}
