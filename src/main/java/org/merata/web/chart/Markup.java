package org.merata.web.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Builds SVG and HTML; every text and attribute value is escaped on its way in. */
final class Markup {
    private final StringBuilder text = new StringBuilder(4096);

    /** An element with its attributes as name, value, name, value; a null or empty value leaves the attribute out. */
    Markup open(String element, Object... attributes) {
        start(element, attributes);
        text.append('>');
        return this;
    }

    Markup close(String element) {
        text.append("</").append(element).append('>');
        return this;
    }

    /** An element without content. */
    Markup empty(String element, Object... attributes) {
        start(element, attributes);
        text.append("/>");
        return this;
    }

    /** An element that holds a text alone. */
    Markup leaf(String element, String content, Object... attributes) {
        return open(element, attributes).text(content).close(element);
    }

    /** Markup that another one has built. */
    Markup raw(String markup) {
        text.append(markup);
        return this;
    }

    Markup text(String content) {
        escape(content);
        return this;
    }

    private void start(String element, Object... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            String written = value instanceof Double number ? number(number) : value == null ? "" : value.toString();
            if (!written.isEmpty()) {
                text.append(' ').append(attributes[i]).append("=\"");
                escape(written);
                text.append('"');
            }
        }
    }

    private void escape(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> {
                    if (c >= ' ' || c == '\n' || c == '\t') {
                        text.append(c);
                    }
                }
            }
        }
    }

    /** At most two decimals and no exponent, whatever the machine's language. */
    static String number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static String percent(double value) {
        return number(value) + "%";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
