package io.loadtester.storage.baselines;

import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BaselineRows extends Repository<BaselineRow, String> {

    List<BaselineRow> findAllByOrderByTag();

    BaselineRow save(BaselineRow row);

    @Modifying
    @Query("delete from BaselineRow b where b.tag = :tag")
    int deleteByTag(String tag);
}
