"""Tests of batches, signatures and transports."""
