package org.merata.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.merata.TestHome;
import org.merata.warehouse.Secret;

/** The keys of records against another implementation of RFC 2104. */
class RecordKeyTest {
    @TempDir
    Path folder;

    @Test
    void theKeyOfARecordIsTheStartOfItsHmacModulo256() throws Exception {
        TestHome home = TestHome.in(folder);
        var rows = new ArrayList<String>();
        var expected = new ArrayList<String>();
        var ids = new ArrayList<>(List.of("é-ü-字", "a".repeat(55), "b".repeat(64), "c".repeat(200)));
        for (int i = 0; i < 5_000; i++) {
            ids.add("X" + i);
        }
        for (String id : ids) {
            rows.add(id + ",passport,A,G1,online,2024-07-05 16:00:00,,,in_progress,0");
        }
        home.transactions("a.csv", rows.toArray(String[]::new));
        assertEquals(ids.size(), home.ingest().accepted());
        byte[] secret = Secret.of(home.home()).key();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        for (String id : ids) {
            byte[] hash = mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
            expected.add(id + "|" + Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), 256));
        }
        assertEquals(
                expected,
                home.records("SELECT transaction_id, record_key FROM fact_service_transactions ORDER BY record"));
    }
}
