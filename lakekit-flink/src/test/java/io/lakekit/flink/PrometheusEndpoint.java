package io.lakekit.flink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;

/** The address at which Flink's Prometheus reporter answers, and what it answers. */
record PrometheusEndpoint(int port) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static PrometheusEndpoint onFreePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new PrometheusEndpoint(free.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of a cluster that reports here. */
    Configuration reporter() {
        Configuration settings = new Configuration();
        settings.setString(
                "metrics.reporter.prom.factory.class", PrometheusReporterFactory.class.getName());
        settings.setString("metrics.reporter.prom.port", String.valueOf(port));
        return settings;
    }

    /** The values of a metric with all of these labels, such as {@code stream="click"}. */
    List<Double> values(String metric, String... labels) {
        return scrape().lines()
                .filter(line -> line.split("\\{", 2)[0].endsWith("_" + metric))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .toList();
    }

    private String scrape() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
        try {
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while metrics were read", e);
        }
    }
}
