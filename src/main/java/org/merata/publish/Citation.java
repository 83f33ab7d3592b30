package org.merata.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import org.merata.model.Language;
import org.merata.model.Text;

/**
 * How a released dataset is cited: what, by whom, when, in which version, where. The version is exact, so whoever follows it finds the same
 * bytes.
 *
 * @param publisher who answers for it
 * @param title of the dataset
 * @param address where this version is read; a path alone where the pages have no lasting address
 * @param synthetic whether any of it is made up, which every form of the citation says
 */
public record Citation(
        String dataset,
        DatasetVersion version,
        String release,
        LocalDate releasedOn,
        String publisher,
        String title,
        String address,
        boolean synthetic,
        Language language) {
    private static final ObjectMapper JSON = new ObjectMapper();

    private String shownTitle() {
        return synthetic ? title + " [" + Provenance.SYNTHETIC_NOTICE + "]" : title;
    }

    /** In one sentence, as a list of references has it (DataCite: creator (year): title, version, type, address). */
    public String text() {
        return Labels.get(
                        "citation.text",
                        Map.of(
                                "publisher",
                                Text.same(publisher),
                                "year",
                                Text.same(Integer.toString(releasedOn.getYear())),
                                "title",
                                Text.same(shownTitle()),
                                "version",
                                Text.same(version.toString()),
                                "release",
                                Text.same(release),
                                "day",
                                Text.same(releasedOn.toString()),
                                "address",
                                Text.same(address)))
                .in(language);
    }

    /** As an entry of BibTeX; letters with a meaning there are masked. */
    public String bibtex() {
        return String.join(
                "\n",
                "@misc{" + dataset + "_" + version.toString().replace('.', '_') + ",",
                "  author = {{" + masked(publisher) + "}},",
                "  title = {{" + masked(shownTitle()) + "}},",
                "  year = {" + releasedOn.getYear() + "},",
                "  month = {" + releasedOn.getMonthValue() + "},",
                "  version = {" + version + "},",
                "  howpublished = {\\url{" + address + "}},",
                "  note = {"
                        + masked(Labels.get("citation.release", "release", release)
                                .in(language)) + "}",
                "}");
    }

    private static String masked(String text) {
        var masked = new StringBuilder();
        for (char letter : text.toCharArray()) {
            if ("&%$#_{}".indexOf(letter) >= 0) {
                masked.append('\\');
            }
            masked.append(letter == '\\' ? "\\textbackslash{}" : String.valueOf(letter));
        }
        return masked.toString();
    }

    /** As an item of CSL-JSON, for Zotero and others. */
    public String cslJson() {
        ObjectNode item = JSON.createObjectNode();
        item.put("id", dataset + "@" + version);
        item.put("type", "dataset");
        item.put("title", shownTitle());
        item.putArray("author").addObject().put("literal", publisher);
        var day = item.putObject("issued").putArray("date-parts").addArray();
        day.add(releasedOn.getYear()).add(releasedOn.getMonthValue()).add(releasedOn.getDayOfMonth());
        item.put("version", version.toString());
        item.put("number", release);
        item.put("publisher", publisher);
        item.put("URL", address);
        item.put("language", language.code());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(item);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
