package org.merata.dashboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.merata.dashboard.Assessments.Standing;
import org.merata.dashboard.PageView.Filter;
import org.merata.dashboard.PageView.Option;
import org.merata.definition.FrameworkDefinition;
import org.merata.model.Period;

/** Which assessments by a framework are ranked together, and the choices between them. */
final class Rounds {
    private final Wording words;
    private final EntityWords entities;

    Rounds(Wording words) {
        this.words = words;
        this.entities = new EntityWords(words);
    }

    /** The latest period of the first group. */
    Round latest(FrameworkDefinition framework, List<Standing> standings) {
        String group = groups(standings).get(0);
        List<Standing> of = ofGroup(standings, group);
        Period last = periods(of).get(0);
        return Round.of(framework, group, last, ofPeriod(of, last));
    }

    /**
     * What the reader chose, else the latest.
     *
     * @throws ViewRefused where there is no such group or period
     */
    Round of(FrameworkDefinition framework, List<Standing> standings, ViewRequest request) {
        List<String> groups = groups(standings);
        String group = request.level()
                .map(level -> {
                    if (!groups.contains(level)) {
                        throw ViewRefused.unknownValue(ViewRequest.LEVEL, level, groups);
                    }
                    return level;
                })
                .orElse(groups.get(0));
        List<Standing> of = ofGroup(standings, group);
        List<Period> periods = periods(of);
        Period period = request.time()
                .map(time -> periods.stream()
                        .filter(one -> one.code().equals(time.code()))
                        .findFirst()
                        .orElseThrow(() -> ViewRefused.unknownValue(
                                ViewRequest.TIME,
                                time.code(),
                                periods.stream().map(Period::code).toList())))
                .orElse(periods.get(0));
        return Round.of(framework, group, period, ofPeriod(of, period));
    }

    /** Who is assessed: the largest group first. */
    private List<String> groups(List<Standing> standings) {
        Map<String, Long> sizes = standings.stream()
                .collect(Collectors.groupingBy(
                        standing -> entities.group(standing.assessment().entity()),
                        LinkedHashMap::new,
                        Collectors.counting()));
        String map = words.definitions().country().mapLevel();
        return sizes.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Long> entry) ->
                                !entry.getKey().equals(map))
                        .thenComparing(entry -> -entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<Standing> ofGroup(List<Standing> standings, String group) {
        return standings.stream()
                .filter(standing ->
                        entities.group(standing.assessment().entity()).equals(group))
                .toList();
    }

    static List<Standing> ofPeriod(List<Standing> standings, Period period) {
        return standings.stream()
                .filter(standing -> standing.assessment().period().equals(period))
                .toList();
    }

    /** The latest first. */
    static List<Period> periods(List<Standing> standings) {
        return standings.stream()
                .map(standing -> standing.assessment().period())
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** The choices of group and period, where there is more than one. */
    List<Filter> filters(Round round, List<Standing> standings) {
        var filters = new ArrayList<Filter>();
        List<String> groups = groups(standings);
        if (groups.size() > 1) {
            filters.add(new Filter(
                    ViewRequest.LEVEL,
                    words.say("filter.who"),
                    groups.stream()
                            .map(group -> new Option(group, capital(entities.plural(group)), Optional.empty()))
                            .toList(),
                    Optional.of(round.group())));
        }
        List<Period> periods = periods(ofGroup(standings, round.group()));
        if (periods.size() > 1) {
            filters.add(time(periods, round.period()));
        }
        return filters;
    }

    /** The choice of a period. */
    Filter time(List<Period> periods, Period chosen) {
        return new Filter(
                ViewRequest.TIME,
                words.say("column.period"),
                periods.stream()
                        .map(period -> new Option(period.code(), words.period(period), Optional.empty()))
                        .toList(),
                Optional.of(chosen.code()));
    }

    private String capital(String text) {
        return text.substring(0, 1).toUpperCase(words.language().locale()) + text.substring(1);
    }
}
