package org.huiqi.document.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.huiqi.testing.Csrf.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.Set;
import java.util.UUID;
import org.huiqi.document.DocumentView;
import org.huiqi.document.Documents;
import org.huiqi.document.SampleFiles;
import org.huiqi.document.domain.FileInspection;
import org.huiqi.identity.Actor;
import org.huiqi.identity.ActorAuthentication;
import org.huiqi.identity.ActorKind;
import org.huiqi.testing.HuiqiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@HuiqiTest
class DocumentHttpTest {

    private static final Actor OWNER = new Actor("owner", "甲", ActorKind.APPLICANT, 7_001L, Set.of());
    private static final Actor COLLEAGUE = new Actor("colleague", "乙", ActorKind.APPLICANT, 7_001L, Set.of());
    private static final Actor STRANGER = new Actor("stranger", "丙", ActorKind.APPLICANT, 7_002L, Set.of());
    private static final Actor OFFICIAL =
            new Actor("official", "丁", ActorKind.STAFF, null, Set.of("pds-market.reviewer"));

    @Autowired
    WebApplicationContext context;

    @Autowired
    Documents documents;

    @Autowired
    JdbcClient jdbc;

    private MockMvc http;

    @BeforeEach
    void openHttp() {
        http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void shouldStoreAnUploadAndGiveItBackToItsBusiness() throws Exception {
        byte[] pdf = SampleFiles.pdf();
        String answer = upload("营业执照 副本.pdf", pdf)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.size").value(pdf.length))
                .andExpect(jsonPath("$.mediaType").value("application/pdf"))
                .andExpect(jsonPath("$.fileName").value("营业执照 副本.pdf"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String id = JsonPath.read(answer, "$.id");

        http.perform(get("/api/documents/" + id).with(authentication(new ActorAuthentication(COLLEAGUE))))
                .andExpect(status().isOk())
                .andExpect(content().bytes(pdf))
                .andExpect(header().string("Content-Type", "application/pdf"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Cache-Control", containsString("private")))
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
                .andExpect(header().string("Content-Disposition", containsString("inline")))
                .andExpect(
                        header().string(
                                        "Content-Disposition",
                                        containsString(
                                                "filename*=UTF-8''%E8%90%A5%E4%B8%9A%E6%89%A7%E7%85%A7%20%E5%89%AF%E6%9C%AC.pdf")));
        http.perform(get("/api/documents/" + id + "?download=true")
                        .with(authentication(new ActorAuthentication(OWNER))))
                .andExpect(header().string("Content-Disposition", containsString("attachment")));
    }

    @Test
    void shouldOnlyOfferOfficeFilesForDownloadAndSandboxThem() throws Exception {
        DocumentView stored = documents.store("承诺书.docx", SampleFiles.docx(), OWNER);

        http.perform(get("/api/documents/" + stored.id()).with(authentication(new ActorAuthentication(OWNER))))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")));
    }

    @Test
    void shouldNotExistForAnybodyElse() throws Exception {
        DocumentView stored = documents.store("执照.pdf", SampleFiles.pdf(), OWNER);

        for (Actor actor : Set.of(STRANGER, OFFICIAL)) {
            http.perform(get("/api/documents/" + stored.id()).with(authentication(new ActorAuthentication(actor))))
                    .andExpect(status().isNotFound())
                    .andExpect(jsonPath("$.code").value("document-not-found"));
        }
        http.perform(get("/api/documents/" + UUID.randomUUID()).with(authentication(new ActorAuthentication(OWNER))))
                .andExpect(status().isNotFound());
        http.perform(get("/api/documents/not-an-id").with(authentication(new ActorAuthentication(OWNER))))
                .andExpect(status().isNotFound());
        http.perform(get("/api/documents/" + stored.id())).andExpect(status().isUnauthorized());
    }

    @Test
    void shouldNotShowAGeneratedDocumentWithoutARule() throws Exception {
        byte[] pdf = SampleFiles.pdf();
        DocumentView letter = documents.storeGenerated("决定书.pdf", "application/pdf", pdf);

        http.perform(get("/api/documents/" + letter.id()).with(authentication(new ActorAuthentication(OWNER))))
                .andExpect(status().isNotFound());
        assertThat(documents.open(letter.id()).bytes()).isEqualTo(pdf);
    }

    @Test
    void shouldKeepOneContentForManyDocuments() {
        byte[] png = SampleFiles.png();
        DocumentView first = documents.store("甲.png", png, OWNER);
        DocumentView second = documents.store("乙.png", png, STRANGER);

        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(documents.open(first.id()).bytes()).isEqualTo(png);
        assertThat(count("document_content", first.sha256())).isEqualTo(1);
        assertThat(count("document", first.sha256())).isEqualTo(2);
    }

    @Test
    void shouldRefuseAndStoreNothing() throws Exception {
        long before =
                jdbc.sql("SELECT count(*) FROM document").query(Long.class).single();

        upload("执照.pdf", SampleFiles.text("<html></html>"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("document-content-mismatch"))
                .andExpect(jsonPath("$.errors[0].field").value("file"));
        upload("执照.html", SampleFiles.text("<html></html>"))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.errors[0].field").value("file"));
        upload("执照.pdf", new byte[0]).andExpect(status().isUnprocessableEntity());
        upload("照片.jpg", SampleFiles.join(SampleFiles.jpeg(), new byte[FileInspection.LARGEST]))
                .andExpect(status().is(413))
                .andExpect(jsonPath("$.code").value("document-too-large"))
                .andExpect(jsonPath("$.errors[0].field").value("file"));
        http.perform(multipart("/api/documents").with(csrf()).with(authentication(new ActorAuthentication(OWNER))))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("document-missing"));

        assertThat(jdbc.sql("SELECT count(*) FROM document").query(Long.class).single())
                .isEqualTo(before);
    }

    @Test
    void shouldTakeTheNameWithoutItsPath() throws Exception {
        upload("..\\..\\secret\\执照.pdf", SampleFiles.pdf())
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.fileName").value("执照.pdf"));
    }

    @Test
    void shouldStoreOnceForOneIdempotencyKey() throws Exception {
        String key = UUID.randomUUID().toString();
        byte[] pdf = SampleFiles.pdf();
        String first = uploadWithKey(key, "甲.pdf", pdf);
        String again = uploadWithKey(key, "甲.pdf", pdf);

        assertThat(JsonPath.<String>read(again, "$.id")).isEqualTo(JsonPath.read(first, "$.id"));
        http.perform(multipart("/api/documents")
                        .file(new MockMultipartFile("file", "甲.png", "image/png", SampleFiles.png()))
                        .header("Idempotency-Key", key)
                        .with(csrf())
                        .with(authentication(new ActorAuthentication(OWNER))))
                .andExpect(status().isConflict());
    }

    private String uploadWithKey(String key, String name, byte[] content) throws Exception {
        return http.perform(multipart("/api/documents")
                        .file(new MockMultipartFile("file", name, "application/pdf", content))
                        .header("Idempotency-Key", key)
                        .with(csrf())
                        .with(authentication(new ActorAuthentication(OWNER))))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private ResultActions upload(String name, byte[] content) throws Exception {
        return http.perform(multipart("/api/documents")
                .file(new MockMultipartFile("file", name, "application/octet-stream", content))
                .with(csrf())
                .with(authentication(new ActorAuthentication(OWNER))));
    }

    private long count(String table, String sha256) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE sha256 = :sha256")
                .param("sha256", sha256)
                .query(Long.class)
                .single();
    }
}
