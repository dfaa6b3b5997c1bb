package org.huiqi.platform.engine;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Brings engine rights, models and task lists up to date at each start, before anybody can log in. */
@Component
@Order(0)
class EngineSetup implements ApplicationRunner {

    private final EngineRights rights;
    private final ModelDeployment models;
    private final TaskListFilters filters;

    EngineSetup(EngineRights rights, ModelDeployment models, TaskListFilters filters) {
        this.rights = rights;
        this.models = models;
        this.filters = filters;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        rights.establish();
        models.deploy();
        filters.establish();
    }
}
