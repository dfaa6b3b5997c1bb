package org.huiqi.servicerequest.usecase;

import java.util.LinkedHashMap;
import java.util.Map;
import org.huiqi.servicerequest.RequestVocabulary;
import org.huiqi.servicerequest.domain.GivenRating;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.springframework.stereotype.Component;

/** The words of the step plan. */
@Component
class PlannedVocabulary implements RequestVocabulary {

    private final Map<String, String> categories = new LinkedHashMap<>();

    PlannedVocabulary(RequestPlans plans) {
        plans.plan().categories().forEach(category -> categories.put(category.id(), category.label()));
    }

    @Override
    public Map<String, String> categories() {
        return categories;
    }

    @Override
    public String gradeName(int grade) {
        return GivenRating.nameOf(grade);
    }
}
