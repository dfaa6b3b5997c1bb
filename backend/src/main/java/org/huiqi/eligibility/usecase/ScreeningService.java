package org.huiqi.eligibility.usecase;

import java.util.List;
import org.huiqi.eligibility.FindingWords;
import org.huiqi.eligibility.Screen;
import org.huiqi.eligibility.Screening;
import org.huiqi.eligibility.domain.CompiledScreen;
import org.huiqi.eligibility.domain.LineWords;
import org.huiqi.policy.Measure;
import org.springframework.stereotype.Service;

@Service
class ScreeningService implements Screening {

    private final CompiledDecisions decisions;

    ScreeningService(CompiledDecisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Screen over(List<Measure> measures) {
        return new CompiledScreen(measures.stream().map(decisions::of).toList());
    }

    @Override
    public FindingWords words(Measure measure) {
        return new LineWords(decisions.of(measure));
    }
}
