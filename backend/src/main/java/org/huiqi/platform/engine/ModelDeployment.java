package org.huiqi.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the process packages of {@code processes/}: a case type's model with its forms in one deployment (forms are bound to
 * the deployment), and all decision tables in another. Unchanged resources make no new version.
 */
@Component
class ModelDeployment {

    private static final List<String> CASE_TYPES = List.of("listing-reward", "service-request-13710");

    private final RepositoryService repository;

    ModelDeployment(RepositoryService repository) {
        this.repository = repository;
    }

    void deploy() {
        for (String caseType : CASE_TYPES) {
            deploy(
                    caseType,
                    "classpath*:huiqi/" + caseType + "/**/*.bpmn",
                    "classpath*:huiqi/" + caseType + "/**/*.form");
        }
        deploy("decisions", "classpath*:huiqi/decisions/**/*.dmn");
    }

    private void deploy(String name, String... patterns) {
        DeploymentBuilder deployment =
                repository.createDeployment().name(name).source("huiqi").enableDuplicateFiltering(false);
        boolean any = false;
        for (String pattern : patterns) {
            for (Resource resource : resources(pattern)) {
                try (InputStream content = resource.getInputStream()) {
                    deployment.addInputStream(java.util.Objects.requireNonNull(resource.getFilename()), content);
                    any = true;
                } catch (IOException e) {
                    throw new UncheckedIOException("Cannot read " + resource, e);
                }
            }
        }
        if (any) {
            deployment.deploy();
        }
    }

    private static List<Resource> resources(String pattern) {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern))
                    .sorted(Comparator.comparing(resource -> String.valueOf(resource.getFilename())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + pattern, e);
        }
    }
}
