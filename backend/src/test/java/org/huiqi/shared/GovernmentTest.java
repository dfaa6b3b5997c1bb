package org.huiqi.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.huiqi.shared.Government.Level;
import org.junit.jupiter.api.Test;

class GovernmentTest {

    @Test
    void shouldKnowEveryCountyByACodeOfItsOwn() {
        assertThat(Government.all()).hasSize(3 + 12 + 11).doesNotHaveDuplicates();
        assertThat(Government.all())
                .extracting(Government::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)?"));
        assertThat(Government.all()).extracting(Government::chineseName).doesNotHaveDuplicates();
        assertThat(Government.of("pds-ruzhou").chineseName()).isEqualTo("汝州市");
        assertThat(Government.of("jz-sfq").chineseName()).isEqualTo("焦作市城乡一体化示范区");
        assertThat(Government.of(Jurisdiction.PDS_SFQ, "城乡一体化示范区")).isEqualTo(Government.of("pds-sfq"));
        assertThat(Government.of(Jurisdiction.JIAOZUO, "焦作市")).isEqualTo(Government.of("jz"));
    }

    @Test
    void shouldStandUnderOneAnother() {
        Government county = Government.of("pds-yexian");
        assertThat(county.level()).isEqualTo(Level.COUNTY);
        assertThat(county.parent()).contains(Government.of("pds"));
        assertThat(Government.of("pds").parent()).contains(Government.of("hn"));
        assertThat(Government.of("hn").parent()).isEmpty();
        assertThat(Government.of("hn").children()).containsExactly(Government.of("pds"), Government.of("jz"));
        assertThat(Government.of("jz").children()).hasSize(11).allMatch(Government.of("hn")::covers);
        assertThat(Government.of("jz").covers(county)).isFalse();
        assertThat(county.covers(Government.of("pds"))).isFalse();
    }

    @Test
    void shouldFindTheGovernmentOfAnAuthorityByItsLongestCode() {
        assertThat(Government.ofAuthority("pds-ruzhou-finance-office")).contains(Government.of("pds-ruzhou"));
        assertThat(Government.ofAuthority("pds-finance-office")).contains(Government.of("pds"));
        assertThat(Government.ofAuthority("platform")).isEmpty();
    }

    @Test
    void shouldRefuseACountyThatTheCityDoesNotHave() {
        assertThatThrownBy(() -> new Government(Jurisdiction.JIAOZUO, "汝州市"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Government(Jurisdiction.PDS_SFQ, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
