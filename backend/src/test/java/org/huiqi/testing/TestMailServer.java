package org.huiqi.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real mail server on a port of its own, up or down as a test wants it. */
public final class TestMailServer implements AutoCloseable {

    public static final int PORT = freePort();

    private @Nullable GreenMail server;

    public void start() {
        ServerSetup setup = new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(20_000);
        server = new GreenMail(setup);
        server.start();
    }

    public GreenMail greenMail() {
        if (server == null) {
            throw new IllegalStateException("The mail server is down");
        }
        return server;
    }

    /** What has arrived at an address. */
    public List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(greenMail().getReceivedMessages())
                .filter(mail -> recipient(mail).equals(address))
                .toList();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
