package org.huiqi.platform.web;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beyond the controllers: errors, the session, one name for one type. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_FIELD = "FieldProblem";
    private static final String REFERENCE = "#/components/schemas/";

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(new Info()
                        .title("惠企政策兑现平台")
                        .version("1")
                        .description(
                                "JSON in UTF-8. Money is a number in yuan with at most two decimals. Every write carries the header"
                                        + " X-XSRF-TOKEN with the value of the cookie XSRF-TOKEN."))
                .components(new Components()
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("HUIQI_SESSION")));
    }

    /** Records of different modules may share a name; in one document they need two. */
    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        TypeNameResolver names = new TypeNameResolver() {
            @Override
            protected String nameForClass(Class<?> type, Set<Options> options) {
                String name = super.nameForClass(type, options);
                String[] parts = type.getPackageName().split("\\.", -1);
                if (parts.length < 4 || !type.getPackageName().startsWith("org.huiqi.") || !parts[3].equals("web")) {
                    return name;
                }
                String module = parts[2].substring(0, 1).toUpperCase(Locale.ROOT) + parts[2].substring(1);
                return name.startsWith(module) ? name : module + name;
            }
        };
        return new ModelResolver(mappers.jsonMapper(), names).openapi31(true);
    }

    /** Names such as {@code policyList}: the same whatever order the controllers are found in. */
    @Bean
    OperationCustomizer operationNames() {
        return (operation, handler) -> {
            String method = handler.getMethod().getName();
            String controller = handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
            return operation.operationId(controller.substring(0, 1).toLowerCase(Locale.ROOT)
                    + controller.substring(1)
                    + method.substring(0, 1).toUpperCase(Locale.ROOT)
                    + method.substring(1));
        };
    }

    @Bean
    OpenApiCustomizer errorsAndOrder() {
        return document -> {
            document.getComponents().addSchemas(PROBLEM, problem()).addSchemas(PROBLEM_FIELD, fieldProblem());
            document.getPaths().values().forEach(path -> path.readOperations()
                    .forEach(OpenApiConfiguration::addProblem));
            document.getComponents()
                    .setSchemas(new TreeMap<>(document.getComponents().getSchemas()));
            TreeMap<String, io.swagger.v3.oas.models.PathItem> sorted = new TreeMap<>(document.getPaths());
            document.getPaths().clear();
            document.getPaths().putAll(sorted);
        };
    }

    private static void addProblem(Operation operation) {
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description(
                                        "400 malformed, 401 not logged in, 403 not allowed, 404 not found, 409 stale or"
                                                + " illegal state, 413 too large, 422 refused by a rule, 429 too many tries, 500 a bug")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType().schema(new Schema<>().$ref(REFERENCE + PROBLEM)))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457; further members are parameters of the refusal, such as caseNumber.")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What is wrong, where, and what to do; Chinese."))
                .addProperty("code", new StringSchema().description("Stable; a program may rely on it."))
                .addProperty("errors", new ArraySchema().items(new Schema<>().$ref(REFERENCE + PROBLEM_FIELD)))
                .addProperty("reference", new StringSchema().description("Names a 500 in the log."))
                .additionalProperties(true);
    }

    private static Schema<?> fieldProblem() {
        return new ObjectSchema()
                .addProperty("field", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("message", new StringSchema());
    }
}
