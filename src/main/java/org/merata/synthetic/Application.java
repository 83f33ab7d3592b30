package org.merata.synthetic;

/** One application as it was drawn. Reused for speed: read it before the next is drawn. Moments are minutes of local time. */
final class Application {
    enum Outcome {
        COMPLETED("Selesai"),
        REJECTED("Ditolak"),
        WITHDRAWN("Dicabut Pemohon"),
        RETURNED("Dikembalikan"),
        IN_PROGRESS("Diproses");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        boolean finished() {
            return this == COMPLETED || this == REJECTED || this == WITHDRAWN;
        }
    }

    /** The channels, by the code of the reference and the publisher's word. */
    enum Via {
        COUNTER("counter", "Loket"),
        ONLINE("online", "Daring"),
        MOBILE_APP("mobile_app", "Aplikasi Seluler"),
        SOCIAL_MEDIA("social_media", "WhatsApp/Media Sosial"),
        PHONE("phone", "Telepon"),
        KIOSK("kiosk", "Anjungan Mandiri"),
        DELIVERY_PARTNER("delivery_partner", "Mitra Layanan");

        private final String code;
        private final String word;

        Via(String code, String word) {
            this.code = code;
            this.word = word;
        }

        String code() {
            return code;
        }

        String word() {
            return word;
        }

        boolean digital() {
            return this == ONLINE || this == MOBILE_APP;
        }
    }

    Places.Place place;
    int placeIndex;
    Catalogue.Item item;
    int itemIndex;
    Via via;
    Outcome outcome;
    long submitted;
    long finished;
    int timesReturned;

    /** Log of the processing time over the service's standard. */
    double logOverStandard;

    boolean late() {
        return logOverStandard > 0;
    }
}
