package org.merata.synthetic;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.merata.model.Agency;
import org.merata.model.Reference;
import org.merata.model.Region;
import org.merata.model.Service;

/** Which agency handles a service in a place on a day. Agencies come and go: ministries were split in 2024, provinces in 2022. */
final class Offices {
    /** National services: their agency, and the one before it. */
    private static final Map<String, List<String>> NATIONAL = Map.ofEntries(
            Map.entry("nib", List.of("kemeninvest", "bkpm")),
            Map.entry("bpjs_kesehatan_daftar", List.of("bpjs_kesehatan")),
            Map.entry("bpjs_kesehatan_ubah", List.of("bpjs_kesehatan")),
            Map.entry("jht", List.of("bpjs_ketenagakerjaan")),
            Map.entry("sim_baru", List.of("korlantas")),
            Map.entry("sim_perpanjangan", List.of("korlantas")),
            Map.entry("stnk", List.of("korlantas")),
            Map.entry("skck", List.of("baintelkam")),
            Map.entry("paspor", List.of("imigrasi", "imigrasi_kumham")),
            Map.entry("sertifikat_tanah", List.of("atr_bpn")),
            Map.entry("peralihan_hak", List.of("atr_bpn")),
            Map.entry("roya", List.of("atr_bpn")),
            Map.entry("cek_sertifikat", List.of("atr_bpn")),
            Map.entry("npwp", List.of("djp")),
            Map.entry("nikah_kua", List.of("bimas_islam")),
            Map.entry("fidusia", List.of("ahu", "ahu_kumham")),
            Map.entry("perseroan_perorangan", List.of("ahu", "ahu_kumham")));

    /** Regional services: the first part of their agency's code, by sector; the second is the region's. */
    private static final Map<String, String> REGIONAL = Map.ofEntries(
            Map.entry("population", "dukcapil"),
            Map.entry("village", "kecamatan"),
            Map.entry("licensing", "dpmptsp"),
            Map.entry("housing", "dpmptsp"),
            Map.entry("land", "dpmptsp"),
            Map.entry("environment", "dpmptsp"),
            Map.entry("health", "dinkes"),
            Map.entry("social", "dinsos"),
            Map.entry("manpower", "disnaker"),
            Map.entry("revenue", "bapenda"),
            Map.entry("education", "disdik"),
            Map.entry("transport", "dishub"));

    private final Reference reference;

    Offices(Reference reference) {
        this.reference = reference;
    }

    /** The days on which some agency begins or ends. */
    TreeSet<LocalDate> listChanges() {
        var changes = new TreeSet<LocalDate>();
        for (Agency agency : reference.listAgencies()) {
            agency.validFrom().ifPresent(changes::add);
            agency.validTo().ifPresent(changes::add);
        }
        return changes;
    }

    /** The agency's code; empty text where the reference has none for it. */
    String code(Service service, Places.Place place, LocalDate day) {
        Stream<String> candidates;
        if (NATIONAL.containsKey(service.code())) {
            candidates = NATIONAL.get(service.code()).stream();
        } else {
            String prefix = REGIONAL.getOrDefault(service.sector(), "");
            candidates = place.line().stream().flatMap(this::withPredecessors).map(region -> prefix + "_" + region);
        }
        return candidates
                .map(reference::findAgency)
                .flatMap(Optional::stream)
                .filter(agency -> existed(agency, day))
                .map(Agency::code)
                .findFirst()
                .orElse("");
    }

    private Stream<String> withPredecessors(String region) {
        return Stream.concat(
                Stream.of(region), reference.findRegion(region).map(Region::predecessors).orElse(List.of()).stream());
    }

    private static boolean existed(Agency agency, LocalDate day) {
        return agency.validFrom().map(from -> !day.isBefore(from)).orElse(true)
                && agency.validTo().map(day::isBefore).orElse(true);
    }
}
