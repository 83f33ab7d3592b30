package org.merata.dashboard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.merata.maturity.Entity;
import org.merata.model.Region;

/** What those who are assessed are called, one by one and together. */
final class EntityWords {
    private static final Map<String, String> TWO_LETTERS_BY_THREE = Arrays.stream(Locale.getISOCountries())
            .collect(Collectors.toMap(code -> new Locale("", code).getISO3Country(), code -> code));

    private final Wording words;

    EntityWords(Wording words) {
        this.words = words;
    }

    String name(Entity entity) {
        return switch (entity.kind()) {
            case AGENCY -> words.name("agency", entity.code());
            case REGION -> words.name("region", entity.code());
            case COUNTRY -> country(entity.code());
            case UNIT -> entity.code();
        };
    }

    private String country(String code) {
        return Optional.ofNullable(TWO_LETTERS_BY_THREE.get(code))
                .map(two ->
                        new Locale("", two).getDisplayCountry(words.language().locale()))
                .orElse(code);
    }

    /** Which entities may stand in one ranking: regions of one level, agencies, countries or other units. */
    String group(Entity entity) {
        return entity.kind() == Entity.Kind.REGION
                ? words.reference().findRegion(entity.code()).map(Region::level).orElse(Entity.Kind.REGION.id())
                : entity.kind().id();
    }

    /** The entities of a group together, inside a sentence: {@code provinces}, {@code countries}. */
    String plural(String group) {
        return words.findLevel(group)
                .map(level -> words.inSentence(words.in(level.plural())))
                .orElseGet(() -> words.say("entity." + group + ".plural"));
    }

    /** The page of an entity by a framework. */
    static String path(String framework, Entity entity) {
        return "/maturity/" + framework + "/" + entity.id();
    }
}
