package io.loadtester.storage.baselines;

import java.util.List;
import org.springframework.transaction.annotation.Transactional;

@Transactional
class JpaBaselineStore implements BaselineStore {

    private final BaselineRows rows;

    JpaBaselineStore(BaselineRows rows) {
        this.rows = rows;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Baseline> all() {
        return rows.findAllByOrderByTag().stream().map(BaselineRow::toBaseline).toList();
    }

    @Override
    public void save(Baseline baseline) {
        rows.save(new BaselineRow(baseline));
    }

    @Override
    public boolean delete(String tag) {
        return rows.deleteByTag(tag) > 0;
    }
}
