package org.huiqi.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A mail server that answers as a test tells it to, where a real one would not misbehave. Listens where {@link TestMailServer} does. */
public final class ScriptedMailServer implements AutoCloseable {

    /** Hangs up instead of answering. */
    public static final String HANG_UP = "";

    private static final Map<String, String> GOOD = Map.of(
            "HELO", "250 hello",
            "EHLO", "250 hello",
            "MAIL", "250 ok",
            "RCPT", "250 ok",
            "DATA", "354 go on",
            ".", "250 taken",
            "RSET", "250 ok",
            "NOOP", "250 ok",
            "QUIT", "221 bye");

    private final ServerSocket socket;
    private final Map<String, String> answers;
    private final List<String> finished = new CopyOnWriteArrayList<>();

    /** {@code answers} by command, {@code "."} for the last line of a mail. */
    public ScriptedMailServer(Map<String, String> answers) {
        this.answers = answers;
        try {
            socket = new ServerSocket(TestMailServer.PORT, 10, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** The mails whose last line has come in, whatever was answered. */
    public List<String> finished() {
        return finished;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // The client has gone, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        say(client, "220 scripted");
        boolean data = false;
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = command(line, data);
            if (command == null) {
                mail.append(line).append('\n');
                continue;
            }
            if (command.equals(".")) {
                finished.add(mail.toString());
                mail.setLength(0);
            }
            String answer = answers.getOrDefault(command, GOOD.getOrDefault(command, "502 unknown"));
            if (answer.equals(HANG_UP)) {
                return;
            }
            say(client, answer);
            data = command.equals("DATA") && answer.startsWith("354");
        }
    }

    private static @Nullable String command(String line, boolean data) {
        if (data) {
            return line.equals(".") ? "." : null;
        }
        return line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
    }

    private static void say(Socket client, String answer) throws IOException {
        client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }
}
