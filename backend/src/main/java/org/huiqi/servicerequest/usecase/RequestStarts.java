package org.huiqi.servicerequest.usecase;

import org.huiqi.enterprise.BusinessEntities;
import org.huiqi.servicerequest.domain.RequestCategory;
import org.huiqi.servicerequest.domain.ServiceRequest;
import org.huiqi.servicerequest.persistence.RequestPlans;
import org.springframework.stereotype.Component;

/** Starts a request's timetable: when it comes in, and anew at each government that it is transferred to. */
@Component
class RequestStarts {

    private static final int LONGEST_EXCERPT = 1500;

    private final RequestPlans plans;
    private final BusinessEntities entities;
    private final RequestProcess process;

    RequestStarts(RequestPlans plans, BusinessEntities entities, RequestProcess process) {
        this.plans = plans;
        this.entities = entities;
        this.process = process;
    }

    void start(ServiceRequest request) {
        RequestCategory category = plans.plan().category(request.matter().category());
        String given = request.matter().categoryGiven();
        process.start(new RequestProcess.ProcessStart(
                request.caseNumber(),
                request.matter().title(),
                Texts.excerpt(request.matter().text(), LONGEST_EXCERPT),
                entities.get(request.matter().entityId()).name(),
                given == null ? category.label() : category.label() + "：" + given,
                request.matter().district(),
                request.holder().code(),
                request.handling().kind().id(),
                request.isReopened()));
    }
}
