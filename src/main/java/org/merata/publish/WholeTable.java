package org.merata.publish;

import java.util.List;
import java.util.Optional;
import org.merata.model.Text;
import org.merata.publish.PublicDatasets.PublicDataset;

/** Reference data and assessments: tables that are small and there already. */
record WholeTable(ReleasedDataset.Kind kind, Text about, PublicDataset dataset, List<String> key)
        implements ReleaseTable {
    WholeTable {
        key = List.copyOf(key);
    }

    @Override
    public String id() {
        return dataset.table().id();
    }

    @Override
    public Text title() {
        return dataset.table().title();
    }

    @Override
    public List<Table.Column> columns() {
        return dataset.table().columns();
    }

    @Override
    public Iterable<List<Object>> rows() {
        return dataset.table().rows();
    }

    @Override
    public Known known() {
        Provenance provenance = dataset.provenance();
        return new Known(
                provenance.synthetic(),
                provenance.datasets(),
                provenance.source(),
                Optional.empty(),
                provenance.lastPeriod(),
                provenance.notes());
    }
}
