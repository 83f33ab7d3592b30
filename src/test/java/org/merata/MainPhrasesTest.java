package org.merata;

import java.util.Set;
import org.merata.model.PhraseRules;

class MainPhrasesTest extends PhraseRules {
    MainPhrasesTest() {
        super(
                Main.class,
                Set.of(
                        "doctor.java.advice",
                        "doctor.space.advice",
                        "doctor.definitions.advice",
                        "doctor.private.advice",
                        "doctor.published.advice",
                        "doctor.damaged.advice",
                        "ingest.step.hash",
                        "ingest.step.read",
                        "ingest.step.check",
                        "ingest.step.store",
                        "ingest.step.done",
                        "inspect.ends.cr",
                        "inspect.ends.crlf",
                        "inspect.ends.lf",
                        "inspect.ends.mixed",
                        "inspect.ends.none",
                        "inspect.personal.email",
                        "inspect.personal.identity_number",
                        "inspect.personal.name_or_address",
                        "inspect.personal.phone",
                        "inspect.sureness.guessed",
                        "inspect.sureness.likely",
                        "inspect.sureness.sure",
                        "inspect.type.boolean",
                        "inspect.type.date",
                        "inspect.type.datetime",
                        "inspect.type.empty",
                        "inspect.type.integer",
                        "inspect.type.number",
                        "inspect.type.text",
                        "mended.ledger_tail_set_aside",
                        "mended.log_set_aside",
                        "mended.records_set_aside",
                        "mended.old_layout_set_aside",
                        "mended.rebuilt",
                        "mended.batch_entered",
                        "mended.batch_restored",
                        "mended.batch_completed",
                        "mended.withdrawal_finished",
                        "quarantine.column.advice",
                        "quarantine.column.batch",
                        "quarantine.column.cells",
                        "quarantine.column.code",
                        "quarantine.column.column",
                        "quarantine.column.dataset",
                        "quarantine.column.file",
                        "quarantine.column.line",
                        "quarantine.column.reason",
                        "quarantine.column.record",
                        "quarantine.column.source",
                        "quarantine.column.value"));
    }
}
