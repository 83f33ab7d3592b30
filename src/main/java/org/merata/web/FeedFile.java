package org.merata.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.merata.dashboard.Feed;
import org.merata.model.Language;

/** A feed as Atom (RFC 4287): ids are UUIDs made from names, so they stay the same wherever the pages move. */
final class FeedFile {
    static final String PATH = "/feed.atom";
    static final String MEDIA_TYPE = "application/atom+xml; charset=utf-8";
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final Language language;
    private final String base;

    /** @param base scheme, host and port of the pages */
    FeedFile(Language language, String base) {
        this.language = language;
        this.base = base;
    }

    /** @param otherwise when the feed was last changed, where it has no entry */
    byte[] write(Feed feed, Instant otherwise) {
        var out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newInstance().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", language.code());
            text(xml, "id", id(feed, "feed"));
            text(xml, "title", feed.title());
            text(
                    xml,
                    "updated",
                    feed.entries().stream()
                            .map(Feed.Entry::updated)
                            .max(Comparator.naturalOrder())
                            .orElse(otherwise)
                            .toString());
            xml.writeStartElement("author");
            text(xml, "name", feed.author());
            xml.writeEndElement();
            link(xml, "self", PATH + "?lang=" + language.code());
            link(xml, "alternate", Address.local(language, "/data"));
            for (Feed.Entry entry : feed.entries()) {
                xml.writeStartElement("entry");
                text(xml, "id", id(feed, entry.id()));
                text(xml, "title", entry.title());
                text(xml, "updated", entry.updated().toString());
                text(xml, "summary", entry.summary());
                link(xml, "alternate", Address.local(language, entry.path()));
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("writing the feed", impossible);
        }
        return out.toByteArray();
    }

    private String id(Feed feed, String name) {
        String whole = String.join("\n", "merata", feed.country(), name, language.code());
        return "urn:uuid:" + UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void link(XMLStreamWriter xml, String relation, String path) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", base + path);
    }
}
