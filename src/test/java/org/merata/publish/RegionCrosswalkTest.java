package org.merata.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.merata.definition.DefinitionFolder;
import org.merata.definition.Definitions;
import org.merata.ingest.ReferenceFiles;
import org.merata.model.Notices;

/** The provinces of Indonesia before 2022 and since, from the reference data of this project. */
class RegionCrosswalkTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    @Test
    void thirtyFourProvincesBecameThirtyEight() {
        Definitions definitions = DefinitionFolder.read(PROJECT).definitions();
        var names = new Names(definitions, ReferenceFiles.read(PROJECT, definitions, new Notices()));
        ReleaseTable table = RegionCrosswalk.of(names);
        List<String> columns = table.columns().stream().map(Table.Column::id).toList();
        Set<Object> before = new TreeSet<>();
        Set<Object> now = new TreeSet<>();
        var ofPapua = new ArrayList<Object>();
        var ofWestPapua = new ArrayList<Object>();
        for (List<Object> row : table.rows()) {
            before.add(row.get(columns.indexOf("before")));
            now.add(row.get(columns.indexOf("now")));
            if (row.get(columns.indexOf("before")).equals("91")) {
                ofPapua.add(row.get(columns.indexOf("now")));
            }
            if (row.get(columns.indexOf("before_bps")).equals("91")) {
                ofWestPapua.add(row.get(columns.indexOf("now_bps")));
            }
        }
        assertEquals(34, before.size());
        assertEquals(38, now.size());
        assertEquals(List.of("91", "93", "94", "95"), ofPapua);
        assertEquals(List.of("91", "92"), ofWestPapua, "BPS has other codes for the same provinces");
        assertTrue(columns.containsAll(table.key()));
    }
}
