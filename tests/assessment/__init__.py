"""The assessment: proofs, simulation, explanation and the pre-check."""
