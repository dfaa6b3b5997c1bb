package org.huiqi.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/** Another node on the tests' database, in a JVM of its own: engines of one JVM find each other in static registries. */
public final class SecondNode implements AutoCloseable {

    private static final Pattern TOMCAT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final int port;

    private SecondNode(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the node and waits until it is ready; {@code settings} are properties such as {@code --huiqi.x=y}. */
    public static SecondNode start(Environment environment, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx600m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.huiqi.Main",
                "--spring.profiles.active=demo",
                "--server.port=0",
                "--spring.datasource.hikari.maximum-pool-size=4",
                "--spring.datasource.url=" + environment.getRequiredProperty("spring.datasource.url"),
                "--spring.datasource.username=" + environment.getRequiredProperty("spring.datasource.username"),
                "--spring.datasource.password=" + environment.getRequiredProperty("spring.datasource.password")));
        command.addAll(Arrays.asList(settings));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new SecondNode(process, portOf(process));
    }

    public int port() {
        return port;
    }

    /** Ends it as a power failure would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Reads what the node says until it is ready; afterwards its output is read on, or it would stop at a full pipe. */
    private static int portOf(Process node) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        int port = 0;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher started = TOMCAT.matcher(line);
            if (started.find()) {
                port = Integer.parseInt(started.group(1));
            }
            if (line.contains("Started Main in")) {
                Thread drain = new Thread(() -> output.lines().forEach(rest -> {}));
                drain.setDaemon(true);
                drain.start();
                return port;
            }
        }
        throw new IllegalStateException("The second node did not start:\n" + said);
    }
}
