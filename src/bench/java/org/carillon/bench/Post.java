package org.carillon.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Posts one letter of 5 KB to a list.
final class Post {
    private Post() {}

    /// To the peer's list of many, with a return path for each member. Returns the moment of the 250, as
    /// `System.nanoTime()`.
    static long to(Peer peer, String id) throws IOException {
        return to(peer.port(), peer.list(), peer.mailParameters(), id);
    }

    static long to(int port, String list, String mailParameters, String id) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            var replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            expect(replies, "220");
            say(socket, replies, "EHLO author.example\r\n", "250");
            say(socket, replies, "MAIL FROM:<owner@author.example>" + mailParameters + "\r\n", "250");
            say(socket, replies, "RCPT TO:<" + list + ">\r\n", "250");
            say(socket, replies, "DATA\r\n", "354");
            say(socket, replies, letter(id, list), "250");
            long accepted = System.nanoTime();
            say(socket, replies, "QUIT\r\n", "221");
            return accepted;
        }
    }

    private static String letter(String id, String list) {
        return """
                From: owner@author.example
                To: %s
                Subject: One letter to everybody
                Message-ID: <%s@author.example>
                Date: Tue, 14 Jul 2026 10:31:05 +0200

                %s.
                """.formatted(list, id, "These words fill the letter up to five kilobytes, no less. \n".repeat(80))
                .replace("\n", "\r\n");
    }

    private static void say(Socket socket, BufferedReader replies, String text, String wanted) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        expect(replies, wanted);
    }

    private static void expect(BufferedReader replies, String wanted) throws IOException {
        String line = replies.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') line = replies.readLine();
        if (line == null || !line.startsWith(wanted)) throw new IOException("wanted " + wanted + ", got " + line);
    }
}
