/// Whether kernels multiply and add with one rounding. Plain x86-64 cannot: its builds round twice and are a little less
/// exact.
#if METAMAPG_NO_FMA
package let fusesMultiplications = false
#else
package let fusesMultiplications = true
#endif
