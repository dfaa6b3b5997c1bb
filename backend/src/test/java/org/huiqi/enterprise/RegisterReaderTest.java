package org.huiqi.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.huiqi.shared.Jurisdiction;
import org.huiqi.testing.Businesses;
import org.huiqi.testing.HuiqiTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HuiqiTest
class RegisterReaderTest {

    private static final LocalDate BEFORE = LocalDate.of(2024, 12, 31);
    private static final LocalDate AFTER = LocalDate.of(2025, 6, 30);

    @Autowired
    RegisterReader register;

    @Autowired
    BusinessEntities entities;

    @Autowired
    Businesses businesses;

    @Autowired
    JdbcClient jdbc;

    @Test
    void shouldReadEveryEntityOnceInChunks() {
        businesses.enterprise(Jurisdiction.JIAOZUO, "山阳区");
        businesses.enterprise(Jurisdiction.PINGDINGSHAN, "新华区");
        businesses.enterprise(Jurisdiction.PDS_SFQ, "城乡一体化示范区");

        List<Long> all = idsInChunksOf(2, null);

        assertThat(all).isSorted().doesNotHaveDuplicates().hasSize((int) register.count(null));
        assertThat(all.get(all.size() - 1)).isEqualTo(register.lastId(null));
        assertThat(idsInChunksOf(1000, null)).isEqualTo(all);
        assertThat(register.chunk(register.lastId(null), 10, null, AFTER)).isEmpty();
    }

    @Test
    void shouldTakeAGovernmentWithThoseBelowIt() {
        long county = newestAfter(businesses.enterprise(Jurisdiction.PDS_SFQ, "城乡一体化示范区"));
        long other = newestAfter(businesses.enterprise(Jurisdiction.JIAOZUO, "山阳区"));

        assertThat(idsInChunksOf(100, Jurisdiction.PINGDINGSHAN))
                .contains(county)
                .doesNotContain(other);
        assertThat(idsInChunksOf(100, Jurisdiction.HENAN)).contains(county, other);
        assertThat(register.count(Jurisdiction.PINGDINGSHAN))
                .isEqualTo(idsInChunksOf(100, Jurisdiction.PINGDINGSHAN).size());
    }

    @Test
    void shouldKnowTheFactsOfTheDay() {
        long id = newestAfter(businesses.enterprise(Jurisdiction.JIAOZUO, "山阳区"));
        entities.recordFact(id, new RegisterFact("annualRevenue", new BigDecimal("1000000.50"), "税务部门", BEFORE));
        entities.recordFact(id, new RegisterFact("annualRevenue", 2_000_000, "统计部门", AFTER));
        entities.recordFact(id, new RegisterFact("isHighTech", true, "科技部门", AFTER));
        entities.recordFact(id, new RegisterFact("titles", List.of("a", "b"), "工信部门", BEFORE));

        EntityFacts before = entity(id, AFTER.minusDays(1));
        EntityFacts after = entity(id, AFTER);

        assertThat(before.facts())
                .containsOnlyKeys("district", "annualRevenue", "titles")
                .containsEntry("annualRevenue", new BigDecimal("1000000.50"))
                .containsEntry("titles", List.of("a", "b"));
        assertThat(after.facts())
                .containsEntry("annualRevenue", new BigDecimal("2000000"))
                .containsEntry("isHighTech", true)
                .containsEntry("district", "山阳区");
        assertThat(after.jurisdiction()).isEqualTo(Jurisdiction.JIAOZUO);
        assertThat(entity(id, LocalDate.of(2000, 1, 1)).facts()).isEmpty();
    }

    private EntityFacts entity(long id, LocalDate on) {
        return register.chunk(id - 1, 1, null, on).get(0);
    }

    private List<Long> idsInChunksOf(int size, @Nullable Jurisdiction within) {
        List<Long> ids = new ArrayList<>();
        long last = 0;
        while (true) {
            List<EntityFacts> chunk = register.chunk(last, size, within, AFTER);
            chunk.forEach(entity -> ids.add(entity.id()));
            if (chunk.size() < size) {
                return ids;
            }
            last = chunk.get(chunk.size() - 1).id();
        }
    }

    private long newestAfter(String username) {
        assertThat(username).isNotBlank();
        return jdbc.sql("SELECT max(id) FROM business_entity").query(Long.class).single();
    }
}
