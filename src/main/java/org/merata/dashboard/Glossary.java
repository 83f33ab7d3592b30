package org.merata.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.merata.model.Text;

/**
 * The words of the field, one for each concept in each language: {@code glossary.tsv} beside this class, a line a concept with its English
 * term, its Indonesian term and what it means in both, parted by tabs.
 */
record Glossary(List<Term> terms) {
    private static final int COLUMNS = 4;

    Glossary {
        terms = List.copyOf(terms);
    }

    record Term(Text name, Text meaning) {}

    static Glossary read() {
        try (InputStream in = Glossary.class.getResourceAsStream("glossary.tsv")) {
            return new Glossary(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Glossary::term)
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Term term(String line) {
        String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS || Arrays.stream(cells).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("not a term of the glossary: " + line);
        }
        return new Term(Text.of(cells[0], cells[1]), Text.of(cells[2], cells[3]));
    }
}
