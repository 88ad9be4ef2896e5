package org.carillon.pipeline;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How many letters are worked on at a time.
@ConfigMapping(prefix = "carillon.pipeline")
public interface PipelineConfig {
    /// Letters decided at the same time on this node; each needs a database connection. More helps only where
    /// the database has more cores than that.
    @WithDefault("4")
    int workers();

    /// How soon letters that another node accepted, or whose lease ran out, are found.
    @WithDefault("1S")
    Duration look();
}
