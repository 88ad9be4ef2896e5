package org.carillon.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Mann and Whitney's test whether one kind of times is longer than another, whatever they are like.
///
/// @param auc how often, of one time of each kind, that of the first is the longer one: 0.5 when nothing can be told
/// @param z how many standard deviations that is off from what chance makes
record RankTest(double auc, double z) {
    private record Time(double value, boolean first) {}

    static RankTest of(double[] first, double[] second) {
        List<Time> all = new ArrayList<>();
        for (double one : first) all.add(new Time(one, true));
        for (double one : second) all.add(new Time(one, false));
        all.sort(Comparator.comparingDouble(Time::value));
        double pairs = (double) first.length * second.length;
        double longer = ranks(all) - first.length * (first.length + 1) / 2.0;
        return new RankTest(longer / pairs, (longer - pairs / 2) / Math.sqrt(pairs * (all.size() + 1) / 12));
    }

    /// Of the first kind, added up; those that are the same share theirs.
    private static double ranks(List<Time> sorted) {
        double sum = 0;
        for (int from = 0, to; from < sorted.size(); from = to) {
            to = from;
            int firsts = 0;
            while (to < sorted.size()
                    && sorted.get(to).value() == sorted.get(from).value()) {
                if (sorted.get(to++).first()) firsts++;
            }
            sum += firsts * (from + 1 + to) / 2.0;
        }
        return sum;
    }
}
