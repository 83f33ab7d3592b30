package org.merata.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.definition.SourceDefinition.Totals;

/** Packed files: what they hold is read, and what they threaten is refused. */
class ArchivesTest {
    private static final String CSV = "Kode,Nilai\nA,1\nB,2\n";

    @TempDir
    Path folder;

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> members) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                out.putNextEntry(new ZipEntry(member.getKey()));
                out.write(member.getValue());
                out.closeEntry();
            }
        }
        return packed.toByteArray();
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        var members = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            members.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return zip(members);
    }

    private Prepared prepare(byte[] bytes) throws IOException {
        return Prepared.of(write("file.bin", bytes), folder);
    }

    @Test
    void aPackedFileIsTheFileInIt() throws IOException {
        Prepared plain = prepare(CSV.getBytes(StandardCharsets.UTF_8));
        Prepared gzipped = prepare(gzip(CSV.getBytes(StandardCharsets.UTF_8)));
        Prepared zipped = prepare(zip("data/a.csv", CSV));
        assertEquals(plain.rows(), gzipped.rows());
        assertEquals(plain.rows(), zipped.rows());
        assertEquals(List.of("data/a.csv:2", "data/a.csv:3"), zipped.places());
        assertEquals(List.of(":2", ":3"), gzipped.places());
    }

    @Test
    void membersOfOneHeaderAreOneTableAndAFaultyLineKeepsItsPlace() throws IOException {
        byte[] bytes = zip("a.csv", CSV, "b.csv", "Kode,Nilai\r\nC,3,9\r\n\r\n\"D\nd\",4", "__MACOSX/a.csv", "x");
        Prepared read = prepare(bytes);
        assertEquals(
                List.of(List.of("A", "1"), List.of("B", "2"), List.of("D\nd", "4")),
                read.rows(),
                read.notices()::toString);
        assertEquals(List.of("a.csv:2", "a.csv:3", "b.csv:4"), read.places());
        assertEquals(List.of("cells_extra b.csv:2"), read.faults());
    }

    @Test
    void recordsKnowTheirMemberWhereItIsAskedFor() throws IOException {
        Path file = write("file.zip", zip("jan.csv", CSV, "feb.csv", "Kode,Nilai\n\"C\nc\",3"));
        Prepared read = Prepared.of(file, folder, PreparedFile.FILE, "Kode");
        assertEquals(List.of("Kode", "Nilai", "@file"), read.columns());
        assertEquals(
                List.of(List.of("C\nc", "3", "feb.csv"), List.of("A", "1", "jan.csv"), List.of("B", "2", "jan.csv")),
                read.rows());
    }

    @Test
    void membersOfOtherColumnsAreRefusedByNameUnlessTheSourceChooses() throws IOException {
        Path file = write("file.zip", zip("a.csv", CSV, "readme.txt", "Isi\nbaca\n"));
        Prepared refused = Prepared.of(file, folder);
        assertEquals(Optional.of("members_differ"), refused.refusal());
        assertEquals(
                "file.zip {as=a.csv, members=readme.txt}", refused.notices().get("members_differ"));
        var stated = Prepared.stating(List.of(), Optional.of("*.csv"), Totals.SET_ASIDE);
        assertEquals(
                2,
                Prepared.of(file, folder, stated, ReadingLimits.USUAL, List.of())
                        .rows()
                        .size());
    }

    @Test
    void namesThatClimbOutOfTheFolderAreRefused() throws IOException {
        for (String name : List.of("../a.csv", "x/../../a.csv", "/etc/a.csv", "..\\a.csv", "C:/a.csv")) {
            assertEquals(
                    Optional.of("member_name_unsafe"), prepare(zip(name, CSV)).refusal(), name);
        }
    }

    @Test
    void anArchiveInAnArchiveIsRefused() throws IOException {
        assertEquals(
                Optional.of("archive_nested"),
                prepare(zip(Map.of("in.zip", zip("a.csv", CSV)))).refusal());
        assertEquals(
                Optional.of("archive_nested"), prepare(gzip(zip("a.csv", CSV))).refusal());
        assertEquals(
                Optional.of("archive_nested"),
                prepare(gzip(gzip(CSV.getBytes(StandardCharsets.UTF_8)))).refusal());
    }

    @Test
    void bombsAreRefusedWhileTheyAreSmall() throws IOException {
        byte[] zeros = new byte[64 << 20];
        assertEquals(Optional.of("unpacked_too_large"), prepare(gzip(zeros)).refusal());
        assertEquals(
                Optional.of("unpacked_too_large"),
                prepare(zip(Map.of("a.csv", zeros))).refusal());
        assertTrue(largest(folder) < 16 << 20);
        var small = new ReadingLimits(1 << 20, 1_000, 200, 3, 1_000, 100, 100);
        Path many = write("many.zip", zip("a", CSV, "b", CSV, "c", CSV, "d", CSV));
        assertEquals(
                Optional.of("too_many_members"),
                Prepared.of(many, folder, Prepared.NOTHING_STATED, small, List.of())
                        .refusal());
        Path large = write("large.gz", gzip(new byte[1_001]));
        assertEquals(
                Optional.of("unpacked_too_large"),
                Prepared.of(large, folder, Prepared.NOTHING_STATED, small, List.of())
                        .refusal());
    }

    private static long largest(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).max().orElse(0);
        }
    }

    @Test
    void whatWasCutIsRefused() throws IOException {
        byte[] noise = new byte[200_000];
        new java.util.Random(7).nextBytes(noise);
        byte[] text = java.util.HexFormat.of()
                .formatHex(noise)
                .replaceAll("(.{40})", "$1\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] gzip = gzip(text);
        byte[] zip = zip(Map.of("a.csv", text));
        for (int share = 1; share < 10; share++) {
            assertEquals(
                    Optional.of("file_damaged"),
                    prepare(Arrays.copyOf(gzip, gzip.length * share / 10)).refusal());
            assertEquals(
                    Optional.of("file_damaged"),
                    prepare(Arrays.copyOf(zip, zip.length * share / 10)).refusal());
        }
        byte[] flipped = gzip.clone();
        flipped[gzip.length / 2] ^= 0x10;
        assertEquals(Optional.of("file_damaged"), prepare(flipped).refusal());
    }

    @Test
    void formsThatAreNoTablesAreNamed() throws IOException {
        Prepared pdf = prepare("%PDF-1.7 ...".getBytes(StandardCharsets.UTF_8));
        assertEquals(Optional.of("form_unreadable"), pdf.refusal());
        assertEquals("file.bin {form=pdf}", pdf.notices().get("form_unreadable"));
    }

    @Test
    void objectsOfJsonAreRecordsWithTheirDigits() throws IOException {
        String lines = "{\"a\":\"x\",\"b\":1.50}\n{\"b\":2e3,\"c\":true}\n\n{\"a\":null,\"c\":\"p,q\"}\n";
        Prepared read = prepare(lines.getBytes(StandardCharsets.UTF_8));
        assertEquals(FileForm.NDJSON, read.form());
        assertEquals(List.of("a", "b", "c"), read.columns());
        assertEquals(
                List.of(List.of("x", "1.50", ""), List.of("", "2000", "true"), List.of("", "", "p,q")), read.rows());
        assertEquals(List.of(":1", ":2", ":4"), read.places());
        Prepared array = prepare("[{\"a\":\"x\",\"b\":1.50},\n {\"b\":2}]".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(List.of("x", "1.50"), List.of("", "2")), array.rows());
        assertEquals(List.of(":1", ":2"), array.places());
    }

    @Test
    void jsonThatIsNoTableIsRefused() throws IOException {
        Prepared nested = prepare("{\"a\":1}\n{\"a\":{\"b\":1}}\n".getBytes(StandardCharsets.UTF_8));
        assertEquals("file.bin {column=a}", nested.notices().get("nested_values"));
        for (String text : List.of("{\"a\":", "[{\"a\":1}", "[{\"a\":1}] x", "{\"a\":1,\"a\":2}", "[{\"a\":1},3]")) {
            assertEquals(
                    Optional.of("file_damaged"),
                    prepare(text.getBytes(StandardCharsets.UTF_8)).refusal(),
                    text);
        }
    }
}
