package org.merata.reading;

import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Collects the merged cells of a sheet. */
final class XlsxMerges extends DefaultHandler {
    private final List<Sheet.Merge> merges;

    XlsxMerges(List<Sheet.Merge> merges) {
        this.merges = merges;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (name.equals("mergeCell") && attributes.getValue("ref") != null) {
            CellRangeAddress range = CellRangeAddress.valueOf(attributes.getValue("ref"));
            merges.add(new Sheet.Merge(
                    range.getFirstRow(), range.getLastRow(), range.getFirstColumn(), range.getLastColumn()));
        }
    }
}
